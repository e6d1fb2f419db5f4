package payer.service.fhir.validation;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.fhir.packages.PackageRefused;

/**
 * Loads the configured package sets once the service answers, one after the other, without keeping anyone waiting. What could
 * not be loaded is tried again every minute.
 */
@Singleton
final class BackgroundLoading implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoading.class);

    private final PackageSettings packages;
    private final ValidationSettings settings;
    private final ProfileValidator validator;
    private final AtomicBoolean due = new AtomicBoolean();

    BackgroundLoading(PackageSettings packages, ValidationSettings settings, ProfileValidator validator) {
        this.packages = packages;
        this.settings = settings;
        this.validator = validator;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (settings.sets().isEmpty()) return;
        if (packages.folder().isEmpty())
            LOG.warn("fhir.validation.load is set but fhir.packages is not: no profile is validated");
        else start();
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void tryAgain() {
        if (due.compareAndSet(true, false)) start();
    }

    private void start() {
        Thread.ofPlatform().daemon().name("package-sets").start(this::loadAll);
    }

    private void loadAll() {
        settings.sets().forEach(this::load);
    }

    private void load(PackageSet set) {
        try {
            validator.load(set);
        } catch (PackageRefused e) {
            due.set(true);
            LOG.warn("Profiles of {} are not validated", set); // why is told where the set is loaded
        }
    }
}
