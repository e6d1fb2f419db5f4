package payer.decision;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The code systems that a policy may speak of, each with the short name that documents use for it. */
public enum CodeSystem {
    HCPCS("hcpcs", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"),
    CPT("cpt", "http://www.ama-assn.org/go/cpt"),
    ICD10CM("icd10cm", "http://hl7.org/fhir/sid/icd-10-cm"),
    ICD10PCS("icd10pcs", "http://www.cms.gov/Medicare/Coding/ICD10"),
    LOINC("loinc", "http://loinc.org"),
    RXNORM("rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm"),
    NDC("ndc", "http://hl7.org/fhir/sid/ndc"),
    SNOMED("snomed", "http://snomed.info/sct"),
    /** Services for which the plan itself made up a code. */
    PLAN("plan", "urn:payer:plan-code"),
    /** What has no public code of its own: findings, documents, therapies, named as policies name them. */
    FINDING("finding", "urn:payer:finding"),
    /** The question that a policy asks about one of its criteria; the value is {@code policy/criterion}. */
    QUESTION("question", "urn:payer:question");

    private static final Map<String, CodeSystem> BY_URI =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CodeSystem::uri, Function.identity()));

    private final String shortName;
    private final String uri;

    CodeSystem(String shortName, String uri) {
        this.shortName = shortName;
        this.uri = uri;
    }

    public String shortName() {
        return shortName;
    }

    public String uri() {
        return uri;
    }

    public Code code(String value) {
        return new Code(uri, value);
    }

    public static Optional<CodeSystem> named(String shortName) {
        return Arrays.stream(values())
                .filter(system -> system.shortName.equals(shortName))
                .findFirst();
    }

    public static Optional<CodeSystem> ofUri(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }
}
