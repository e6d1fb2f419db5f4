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
 * Loads the policies when the service starts, and then looks again and again whether any instance published something. What
 * cannot be taken over is said in the log, and the rules stay as they are.
 */
@Singleton
final class FollowReleases implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(FollowReleases.class);

    private final CurrentPolicies policies;
    private final SeedPolicies seed;
    private final WarmRules warm;
    private final PolicySettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** Said once, not twice a second. */
    private boolean isTroubled;

    FollowReleases(CurrentPolicies policies, SeedPolicies seed, WarmRules warm, PolicySettings settings) {
        this.policies = policies;
        this.seed = seed;
        this.warm = warm;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("policies").start(this::follow);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void follow() {
        try {
            while (!load()) if (isStoppedAfterPause()) return;
            while (!isStoppedAfterPause()) look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStoppedAfterPause() throws InterruptedException {
        return stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean load() {
        try {
            seed.seed();
            warm.warm(policies.catchUp());
            policies.open();
            return true;
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0 && !isTroubled) LOG.error("The policies cannot be loaded; trying again", e);
            isTroubled = true;
            return false;
        }
    }

    private void look() {
        try {
            var before = policies.set().number();
            var now = policies.catchUp().number();
            if (now != before) LOG.info("Policies: release {} is in force", now);
            isTroubled = false;
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0 && !isTroubled)
                LOG.error("What was published cannot be taken over; the rules stay, and it is tried again", e);
            isTroubled = true;
        }
    }
}
