package payer.service.priorauth.fhir;

import java.util.Arrays;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.priorauth.Origin;

/** The releases of the guide that are spoken, each at an address of its own. */
public enum Release {
    R2_0("2.0", Origin.PAS_2_0),
    R2_2("2.2", Origin.PAS_2_2);

    private final String number;
    private final Origin origin;

    Release(String number, Origin origin) {
        this.number = number;
        this.origin = origin;
    }

    /** As addresses name it. */
    public static Release named(String number) {
        return Arrays.stream(values())
                .filter(release -> release.number.equals(number))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "this release of the guide is not spoken here"));
    }

    public String path() {
        return "/pas/" + number + "/fhir";
    }

    public Origin origin() {
        return origin;
    }
}
