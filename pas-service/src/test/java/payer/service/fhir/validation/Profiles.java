package payer.service.fhir.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Assumptions;

/**
 * Profile validation for the tests of every part, on sets that are loaded once for all of them. Where the folder of FHIR
 * packages (system property {@code fhir.packages}) does not exist, a test that asks for it is skipped.
 */
public final class Profiles {
    private final PackageSet set;

    private Profiles(PackageSet set) {
        this.set = set;
    }

    /** The STU 2 releases on US Core 3.1.1. */
    public static Profiles stu2() {
        return of(PackageSet.STU2);
    }

    /** The 2.1 releases on US Core 7.0.0. */
    public static Profiles stu21() {
        return of(PackageSet.STU2_1);
    }

    /** The 2.2 releases on US Core 7.0.0. */
    public static Profiles stu22() {
        return of(PackageSet.STU2_2);
    }

    /** US Core 6.1.0 and what builds on it. */
    public static Profiles usCore6() {
        return of(PackageSet.US_CORE_6);
    }

    private static Profiles of(PackageSet set) {
        folder();
        return new Profiles(set);
    }

    /** The folder of packages; without it the test is skipped. */
    public static Path folder() {
        var folder = Path.of(System.getProperty("fhir.packages", "packages"));
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("sets.txt")), () -> "skipped: there are no FHIR packages in " + folder);
        return folder;
    }

    public ValidationReport validate(IBaseResource resource) {
        return Shared.VALIDATOR.validate(resource, set);
    }

    public ValidationReport validate(IBaseResource resource, String profile) {
        return Shared.VALIDATOR.validate(resource, profile, set);
    }

    /** Fails with what is wrong unless the resource conforms to the profiles that it claims. */
    public void assertConforms(IBaseResource resource) {
        assertConforms(validate(resource));
    }

    /** Fails with what is wrong unless the resource conforms to this profile too. */
    public void assertConforms(IBaseResource resource, String profile) {
        assertConforms(validate(resource, profile));
    }

    private static void assertConforms(ValidationReport report) {
        assertTrue(report.conforms(), () -> told(report));
    }

    /** For a test's failure only: what tests validate is invented. */
    static String told(ValidationReport report) {
        return report.issues().stream()
                .filter(issue -> issue.severity().isError())
                .map(issue -> "%s [%s] %s".formatted(issue.place(), issue.rule(), issue.text()))
                .collect(Collectors.joining("\n", report + "\n", ""));
    }

    /** The validator itself, with these sets loaded. */
    public static ProfileValidator loaded(List<Profiles> sets) {
        sets.forEach(one -> Shared.VALIDATOR.load(one.set));
        return Shared.VALIDATOR;
    }

    static ProfileValidator validator() {
        folder();
        return Shared.VALIDATOR;
    }

    private static final class Shared {
        static final ProfileValidator VALIDATOR =
                new ProfileValidator(new PackageSettings(folder()), Clock.systemUTC());
    }
}
