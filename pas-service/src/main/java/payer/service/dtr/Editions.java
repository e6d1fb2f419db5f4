package payer.service.dtr;

import java.util.Arrays;
import java.util.Optional;
import payer.dtr.Edition;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The editions by their names in paths. */
final class Editions {
    private Editions() {}

    static Optional<Edition> named(String text) {
        return Arrays.stream(Edition.values())
                .filter(edition -> edition.text().equals(text))
                .findFirst();
    }

    static Edition of(String text) {
        return named(text).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no API at this address."));
    }

    static String path(Edition edition) {
        return "/dtr/" + edition.text() + "/fhir";
    }
}
