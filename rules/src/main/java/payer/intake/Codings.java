package payer.intake;

import java.util.Comparator;
import java.util.List;
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

    private static final int ICD_STEM = 3;

    private Codings() {}

    public static Stream<Code> codes(CodeableConcept concept) {
        return concept.getCoding().stream().flatMap(coding -> code(coding).stream());
    }

    public static Optional<Code> code(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) return Optional.empty();
        var value = coding.getSystem().equals(CodeSystem.ICD10CM.uri()) ? dotted(coding.getCode()) : coding.getCode();
        return Optional.of(new Code(coding.getSystem(), value));
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
