package payer.service.fhir.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands at every connection of the server: counts them, and gives each one a {@link RequestGuard}. The framework's own
 * time limits are reset by every byte, so a client that sends one now and then would hold a connection for ever.
 */
@Singleton
final class ConnectionGuard implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final ConnectionLimits limits;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong bodiesInFlight = new AtomicLong();

    ConnectionGuard(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Door());
        return event.getBean();
    }

    /** For tests and metrics. */
    int openConnections() {
        return open.get();
    }

    /** For tests and metrics: bytes of bodies that are held for requests not yet answered. */
    long bodiesInFlight() {
        return bodiesInFlight.get();
    }

    /** Made once for the server, then once for each connection. */
    private final class Door implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Guarded(channel) : this;
        }
    }

    private final class Guarded implements NettyServerCustomizer {
        private final Channel channel;

        Guarded(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onInitialPipelineBuilt() {
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            var now = open.incrementAndGet();
            channel.closeFuture().addListener(closed -> open.decrementAndGet());
            if (now > limits.most()) close();
        }

        private void close() {
            var _ = channel.close();
        }

        @Override
        public void onStreamPipelineBuilt() {
            var pipeline = channel.pipeline();
            var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            if (pipeline.get(codec) == null) return;
            var guard = new RequestGuard(limits, bodiesInFlight);
            pipeline.addBefore(codec, "first-bytes", guard.firstBytes());
            pipeline.addAfter(codec, "request-guard", guard);
        }
    }
}
