package payer.service.fhir.validation;

import java.time.Duration;
import java.time.Instant;

/** How far a package set is on its way into memory. */
public sealed interface LoadState {

    record NotLoaded() implements LoadState {
        @Override
        public String toString() {
            return "not loaded";
        }
    }

    record Loading(int packagesRead, int packages) implements LoadState {
        @Override
        public String toString() {
            return "loading, %d of %d packages read".formatted(packagesRead, packages);
        }
    }

    record Loaded(int packages, int definitions, Duration took) implements LoadState {
        @Override
        public String toString() {
            return "loaded, %d definitions of %d packages in %d ms".formatted(definitions, packages, took.toMillis());
        }
    }

    /** It could not be loaded; whoever asks from {@code retryFrom} on makes us try again. */
    record Failed(String why, Instant retryFrom) implements LoadState {
        @Override
        public String toString() {
            return "failed: " + why;
        }
    }
}
