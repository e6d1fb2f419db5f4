package payer.service.fhir.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Watches one connection, on its own thread: how long headers and bodies take to come, how much of all bodies is held, and
 * whether a request line is sound. A request that comes whole in one piece costs no timer.
 */
final class RequestGuard extends ChannelDuplexHandler {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

    private enum Stage {
        BETWEEN,
        HEADERS,
        BODY
    }

    private final ConnectionLimits limits;
    private final AtomicLong bodiesInFlight;

    private Stage stage = Stage.BETWEEN;
    private @Nullable ScheduledFuture<?> timer;
    private long bodyBegun;
    private long bodyBytes;
    private long held;
    private int unanswered;
    private boolean wantsMore;
    private boolean closing;

    RequestGuard(ConnectionLimits limits, AtomicLong bodiesInFlight) {
        this.limits = limits;
        this.bodiesInFlight = bodiesInFlight;
    }

    /** Stands before the decoder, where the bytes of half a header are seen. */
    ChannelHandler firstBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (stage == Stage.BETWEEN) stage = Stage.HEADERS;
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                context.fireChannelReadComplete();
                if (stage == Stage.HEADERS && timer == null)
                    look(behindDecoder(context), limits.headerTime(), RequestGuard.this::headersAreLate);
            }
        };
    }

    /** From where an answer can be written. */
    private ChannelHandlerContext behindDecoder(ChannelHandlerContext context) {
        return context.pipeline().context(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) begin(request);
        if (message instanceof HttpContent content) receive(context, content);
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        wantsMore = false;
        context.fireChannelReadComplete();
        if (stage == Stage.BODY && timer == null) look(context, limits.bodyTime(), this::bodyIsLate);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        wantsMore = true;
        context.read();
    }

    private void begin(HttpRequest request) {
        stopLooking();
        stage = Stage.BODY;
        bodyBegun = System.nanoTime();
        bodyBytes = 0;
        unanswered++;
        if (request.decoderResult().isSuccess())
            RequestLines.objection(request, limits.headers())
                    .ifPresent(objection -> request.setDecoderResult(DecoderResult.failure(objection)));
    }

    private void receive(ChannelHandlerContext context, HttpContent content) {
        var bytes = content.content().readableBytes();
        bodyBytes += bytes;
        var all = hold(unanswered == 0 ? 0 : bytes); // what comes after the answer is thrown away unread
        if (content instanceof LastHttpContent) {
            stopLooking();
            stage = Stage.BETWEEN;
        } else if (all > limits.bodiesInFlight() && !closing) {
            refuse(context, Problem.of(ProblemKind.UNAVAILABLE, "too many large requests just now; try again"));
        }
    }

    private void headersAreLate(ChannelHandlerContext context) {
        if (stage != Stage.HEADERS) return;
        if (unanswered > 0) close(context);
        else context.writeAndFlush(late()).addListener(ChannelFutureListener.CLOSE);
    }

    /** Too early for anyone to know which part of the service it would have been for, so without a body. */
    private static DefaultFullHttpResponse late() {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE).set(HttpHeaderNames.CONTENT_LENGTH, 0);
        return answer;
    }

    private void bodyIsLate(ChannelHandlerContext context) {
        if (stage != Stage.BODY) return;
        if (!wantsMore) {
            // It is we who do not read: the client's time begins anew.
            bodyBegun = System.nanoTime();
            bodyBytes = 0;
        } else if (isTooSlow()) {
            refuse(context, Problem.of(ProblemKind.TIMED_OUT, "the body was not sent in time"));
            return;
        }
        look(context, NEXT_LOOK, this::bodyIsLate);
    }

    private boolean isTooSlow() {
        var elapsed = Duration.ofNanos(System.nanoTime() - bodyBegun);
        if (elapsed.compareTo(limits.bodyTime()) < 0) return false;
        return bodyBytes * 1000 < limits.bytesPerSecond() * elapsed.toMillis();
    }

    /** Whoever waits for the body gets the problem instead and answers with it; then the connection is closed. */
    private void refuse(ChannelHandlerContext context, Problem problem) {
        closing = true;
        if (unanswered == 0) close(context);
        else context.fireExceptionCaught(problem);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var done = promise;
        if (message instanceof HttpResponse response && closing && unanswered == 1)
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (message instanceof LastHttpContent) {
            unanswered--;
            if (unanswered == 0) release();
            if (closing && unanswered == 0) done = promise.unvoid().addListener(ChannelFutureListener.CLOSE);
        }
        var _ = context.write(message, done);
    }

    /** A client that has closed its half still gets the answers to what it asked, if it asked wholly. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            closing = true;
            if (unanswered == 0 || stage != Stage.BETWEEN) close(context);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopLooking();
        release();
        context.fireChannelInactive();
    }

    private long hold(int bytes) {
        held += bytes;
        return bodiesInFlight.addAndGet(bytes);
    }

    private void release() {
        bodiesInFlight.addAndGet(-held);
        held = 0;
    }

    private void look(ChannelHandlerContext context, Duration after, Look look) {
        timer = context.executor()
                .schedule(
                        () -> {
                            timer = null;
                            look.at(context);
                        },
                        after.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void stopLooking() {
        if (timer != null) timer.cancel(false);
        timer = null;
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private interface Look {
        void at(ChannelHandlerContext context);
    }
}
