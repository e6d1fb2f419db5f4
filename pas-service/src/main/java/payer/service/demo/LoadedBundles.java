package payer.service.demo;

import java.time.Instant;

/** Which bundles of the demo data this installation has loaded. */
public interface LoadedBundles {

    /** Notes it in the surrounding transaction. False if it was noted before: then it must not be loaded again. */
    boolean note(String name, Instant now);
}
