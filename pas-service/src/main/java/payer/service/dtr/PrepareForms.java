package payer.service.dtr;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Async;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.dtr.Edition;

/** Makes the forms once the service is up, so that nobody waits for the first translation. */
@Singleton
class PrepareForms {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareForms.class);

    private final Forms forms;
    private final DtrSettings settings;

    PrepareForms(Forms forms, DtrSettings settings) {
        this.forms = forms;
        this.settings = settings;
    }

    @EventListener
    @Async(TaskExecutors.BLOCKING)
    void started(ServerStartupEvent event) {
        if (!settings.prepareAtStart()) return;
        var known = forms.now();
        for (var edition : Edition.values())
            LOG.info(
                    "forms of DTR {} are ready: {}",
                    edition.text(),
                    known.catalog(edition).all().size());
    }
}
