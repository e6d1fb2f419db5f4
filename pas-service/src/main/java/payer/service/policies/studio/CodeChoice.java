package payer.service.policies.studio;

import java.util.List;
import java.util.Optional;
import payer.decision.CodeSystem;
import payer.service.codes.KnownCode;

/**
 * Codes to choose from.
 *
 * @param release which of the system's releases was looked in; nothing where none is loaded
 * @param more whether there are more than are listed
 */
public record CodeChoice(
        CodeSystem system, String sought, List<KnownCode> found, Optional<String> release, boolean more) {
    /** Those that policies are mostly written in. */
    public static final List<CodeSystem> SYSTEMS =
            List.of(CodeSystem.HCPCS, CodeSystem.ICD10CM, CodeSystem.LOINC, CodeSystem.RXNORM);

    public CodeChoice {
        found = List.copyOf(found);
    }

    public static String name(CodeSystem system) {
        return switch (system) {
            case HCPCS -> "HCPCS";
            case ICD10CM -> "ICD-10-CM";
            case LOINC -> "LOINC";
            case RXNORM -> "RxNorm";
            case CPT, ICD10PCS, NDC, SNOMED, PLAN, FINDING, QUESTION -> system.shortName();
        };
    }
}
