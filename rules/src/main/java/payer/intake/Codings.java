package payer.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import payer.decision.Code;
import payer.decision.CodeSystem;

/** FHIR's codings as our codes. */
public final class Codings {

    /** Those by which services are billed, the more specific first. */
    private static final List<CodeSystem> BILLING = List.of(
            CodeSystem.HCPCS, CodeSystem.CPT, CodeSystem.PLAN, CodeSystem.ICD10PCS, CodeSystem.NDC, CodeSystem.RXNORM);

    /** The same systems as other standards call them. */
    private static final Map<String, String> BY_OTHER_NAME = Map.of(
            "urn:oid:2.16.840.1.113883.6.285", CodeSystem.HCPCS.uri(),
            "urn:oid:2.16.840.1.113883.6.12", CodeSystem.CPT.uri(),
            "urn:oid:2.16.840.1.113883.6.90", CodeSystem.ICD10CM.uri(),
            "urn:oid:2.16.840.1.113883.6.4", CodeSystem.ICD10PCS.uri(),
            "urn:oid:2.16.840.1.113883.6.1", CodeSystem.LOINC.uri(),
            "urn:oid:2.16.840.1.113883.6.88", CodeSystem.RXNORM.uri(),
            "urn:oid:2.16.840.1.113883.6.69", CodeSystem.NDC.uri());

    private static final int ICD_STEM = 3;

    private Codings() {}

    public static Stream<Code> codes(CodeableConcept concept) {
        return concept.getCoding().stream().flatMap(coding -> code(coding).stream());
    }

    public static Optional<Code> code(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) return Optional.empty();
        var system = BY_OTHER_NAME.getOrDefault(coding.getSystem(), coding.getSystem());
        return Optional.of(new Code(system, written(system, coding.getCode())));
    }

    private static String written(String system, String code) {
        if (system.equals(CodeSystem.ICD10CM.uri())) return dotted(code);
        return system.equals(CodeSystem.HCPCS.uri()) ? code.toUpperCase(Locale.ROOT) : code;
    }

    /** Claims write ICD-10-CM without its dot, charts with it. */
    private static String dotted(String code) {
        return code.length() > ICD_STEM && code.indexOf('.') < 0
                ? code.substring(0, ICD_STEM) + "." + code.substring(ICD_STEM)
                : code;
    }

    /** The code under which a service is billed; where there is none, the first that there is. */
    static Optional<Code> billing(CodeableConcept concept) {
        return codes(concept).min(Comparator.comparing(Codings::rank));
    }

    private static int rank(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(BILLING::indexOf)
                .filter(place -> place >= 0)
                .orElse(BILLING.size());
    }
}
