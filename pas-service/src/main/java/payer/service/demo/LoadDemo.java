package payer.service.demo;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.records.Acting;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleSlices;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;

/**
 * Loads the demo data in the background once the server answers, by the use case behind {@code POST /records/fhir}: the same
 * reading, indexing, audit and news. Not over HTTP, since a process that calls itself would need a client's private key to
 * prove to itself who it is. What was loaded before is left alone, even if it was changed or deleted since.
 */
@Singleton
final class LoadDemo implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(LoadDemo.class);
    private static final Acting LOADER = Acting.ourselves("demo");

    private final DemoFiles files;
    private final LoadedBundles loaded;
    private final RunBundle run;
    private final DemoProgress progress;
    private final DemoSettings settings;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    LoadDemo(
            DemoFiles files,
            LoadedBundles loaded,
            RunBundle run,
            DemoProgress progress,
            DemoSettings settings,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.files = files;
        this.loaded = loaded;
        this.run = run;
        this.progress = progress;
        this.settings = settings;
        this.service = service;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (service.mode() != Mode.DEMO || !settings.load()) progress.finished();
        else Thread.ofVirtual().name("demo data").start(this::load);
    }

    private void load() {
        try {
            var today = clock.instant().atZone(service.zone()).toLocalDate();
            var bundles = files.bundles();
            var fresh = bundles.stream().filter(name -> load(name, today)).count();
            LOG.info("Demo data: {} bundles loaded now, {} were there", fresh, bundles.size() - fresh);
            progress.finished();
        } catch (RuntimeException e) {
            progress.failed();
            LOG.error("The demo data could not be loaded", e);
        }
    }

    /** A bundle and the note that it was loaded are one: after a crash in the middle the rest is loaded, and nothing twice. */
    private boolean load(String name, LocalDate today) {
        return transactions.executeWrite(tx -> {
            if (!loaded.note(name, clock.instant())) return false;
            run.transaction(BundleSlices.entries(files.bundle(name, today)), LOADER);
            return true;
        });
    }
}
