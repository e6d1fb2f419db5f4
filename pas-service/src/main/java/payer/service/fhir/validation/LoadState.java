package payer.service.fhir.validation;

import java.time.Duration;

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

    record Failed(String why) implements LoadState {
        @Override
        public String toString() {
            return "failed: " + why;
        }
    }
}
