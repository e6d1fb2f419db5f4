package payer.service.fhir.validation;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.fhir.packages.PackageFolder;
import payer.service.fhir.packages.PackageRefused;

/**
 * A package set from the first wish for it on: loaded once, by whoever comes first, while the others wait. One that could not
 * be loaded is tried again by whoever asks after a pause: its packages may have been installed meanwhile.
 */
final class SetInUse {
    private static final Logger LOG = LoggerFactory.getLogger(SetInUse.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final PackageSet set;
    private final PackageFolder folder;
    private final Clock clock;
    private FutureTask<DefinitionSet> attempt = new FutureTask<>(this::load);
    private volatile LoadState state = new LoadState.NotLoaded();

    SetInUse(PackageSet set, PackageFolder folder, Clock clock) {
        this.set = set;
        this.folder = folder;
        this.clock = clock;
    }

    LoadState state() {
        return state;
    }

    /** The loaded set. Throws {@link PackageRefused} if it cannot be had. */
    DefinitionSet definitions() {
        var loading = attempt();
        loading.run();
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackageRefused("interrupted while waiting for the package set " + set, e);
        } catch (ExecutionException e) {
            throw new PackageRefused("the package set %s %s".formatted(set, state), e);
        }
    }

    private synchronized FutureTask<DefinitionSet> attempt() {
        if (state instanceof LoadState.Failed failed && !clock.instant().isBefore(failed.retryFrom())) {
            state = new LoadState.NotLoaded();
            attempt = new FutureTask<>(this::load);
        }
        return attempt;
    }

    private DefinitionSet load() throws Exception {
        var start = System.nanoTime();
        try {
            var packages = folder.lists()
                    .find(set.name())
                    .orElseThrow(() -> new PackageRefused("sets.txt in %s has no such set".formatted(folder.path())));
            state = new LoadState.Loading(0, packages.size());
            var loaded =
                    new SetLoader(folder).load(packages, read -> state = new LoadState.Loading(read, packages.size()));
            state = loaded.loadedIn(Duration.ofNanos(System.nanoTime() - start));
            LOG.info("Package set {}: {}", set, state);
            return loaded;
        } catch (Exception | Error e) {
            state = new LoadState.Failed(
                    String.valueOf(e.getMessage()), clock.instant().plus(PAUSE));
            LOG.warn("Package set {}: {}", set, state);
            throw e;
        }
    }
}
