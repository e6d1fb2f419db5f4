package payer.service.dtr;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Async;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.dtr.Edition;

/** Makes the forms once the service is up, and fills one in, so that nobody waits for the first translation or evaluation. */
@Singleton
class PrepareForms {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareForms.class);

    private final Forms forms;
    private final WarmPrefill prefill;
    private final DtrSettings settings;

    PrepareForms(Forms forms, WarmPrefill prefill, DtrSettings settings) {
        this.forms = forms;
        this.prefill = prefill;
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
        prefill.warm(known.rules(), known.catalog(Edition.DTR_2_2));
        LOG.info("filling in forms is warm");
    }
}
