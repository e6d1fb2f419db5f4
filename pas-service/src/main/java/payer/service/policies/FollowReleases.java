package payer.service.policies;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warms the rules when the service has started, and then looks again and again whether any instance published something. What
 * cannot be taken over is said in the log, once, and the rules stay as they are.
 */
@Singleton
final class FollowReleases implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FollowReleases.class);

    private final CurrentPolicies policies;
    private final WarmRules warm;
    private final PolicySettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ready;
    private boolean isTroubled;

    FollowReleases(CurrentPolicies policies, WarmRules warm, PolicySettings settings) {
        this.policies = policies;
        this.warm = warm;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("policies").start(this::follow);
    }

    boolean isReady() {
        return ready;
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void follow() {
        try {
            do look();
            while (!stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            var before = policies.set();
            if (!ready) warm.warm(before);
            ready = true;
            var now = policies.catchUp();
            if (now.number() != before.number()) LOG.info("Policies: release {} is in force", now.number());
            isTroubled = false;
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0 && !isTroubled)
                LOG.error("What was published cannot be taken over; the rules stay, and it is tried again", e);
            isTroubled = true;
        }
    }
}
