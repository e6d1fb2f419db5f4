package payer.service.fhir.validation;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.fhir.packages.PackageFolder;
import payer.service.fhir.packages.PackageRefused;

/** A package set from the first wish for it on: loaded once, by whoever comes first, while the others wait. */
final class SetInUse {
    private static final Logger LOG = LoggerFactory.getLogger(SetInUse.class);

    private final PackageSet set;
    private final PackageFolder folder;
    private final FutureTask<DefinitionSet> loading = new FutureTask<>(this::load);
    private volatile LoadState state = new LoadState.NotLoaded();

    SetInUse(PackageSet set, PackageFolder folder) {
        this.set = set;
        this.folder = folder;
    }

    LoadState state() {
        return state;
    }

    /** The loaded set. Throws {@link PackageRefused} if it cannot be had. */
    DefinitionSet definitions() {
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
            state = new LoadState.Failed(String.valueOf(e.getMessage()));
            LOG.warn("Package set {}: {}", set, state);
            throw e;
        }
    }
}
