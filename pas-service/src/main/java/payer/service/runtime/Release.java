package payer.service.runtime;

import java.util.Optional;

/** Which build of the product this is. */
public record Release(String name, String version) {

    /** As the jar's manifest says; a class folder has none. */
    public static Release current() {
        var jar = Release.class.getPackage();
        return new Release(
                "Prior Authorization",
                Optional.ofNullable(jar.getImplementationVersion()).orElse("development"));
    }
}
