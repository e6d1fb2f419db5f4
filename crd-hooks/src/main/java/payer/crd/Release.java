package payer.crd;

import java.util.Optional;
import payer.problem.ProblemKind;

/** The releases of the CRD guide that are spoken; what differs between them is asked here. */
public enum Release {
    V2_0("2.0"),
    V2_1("2.1"),
    V2_2("2.2");

    private final String text;

    Release(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The one that a request asks for by name; {@code 2.0} has no name that the guide's own pattern allows. */
    public static Optional<Release> named(String text) {
        return switch (text) {
            case "2.1" -> Optional.of(V2_1);
            case "2.2" -> Optional.of(V2_2);
            default -> Optional.empty();
        };
    }

    /** The first release keeps 400 for what is no JSON; later ones use it for all that breaks FHIR or CDS Hooks. */
    public ProblemKind ofBrokenRequest() {
        return this == V2_0 ? ProblemKind.UNPROCESSABLE : ProblemKind.INVALID_VALUE;
    }

    /** Whether {@code indeterminate} may be said. */
    boolean saysIndeterminate() {
        return this == V2_2;
    }

    /** Whether several kinds of documents may be named, each by itself. */
    boolean namesEachDocument() {
        return this != V2_0;
    }

    /** Whether details may be links, and a validity may be told. */
    boolean hasLinksAndExpiry() {
        return this != V2_0;
    }

    boolean categorizesDetails() {
        return this == V2_2;
    }

    boolean codesUnresolvedMembers() {
        return this == V2_2;
    }

    String cardTopics() {
        return this == V2_2 ? "http://terminology.hl7.org/CodeSystem/cdshooks-card-type" : Urls.TEMPORARY_CODES;
    }

    String detailCodes() {
        return this == V2_2 ? "http://terminology.hl7.org/CodeSystem/crd-coverage-detail" : Urls.TEMPORARY_CODES;
    }
}
