package payer.service.priorauth;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The number on a member's card, as a Patient carries it. */
public final class MemberNumber {
    private static final String TYPE = "MB";

    private MemberNumber() {}

    public static boolean isOne(Identifier identifier) {
        return identifier.hasValue()
                && !identifier.getValue().isBlank()
                && identifier.getType().getCoding().stream().anyMatch(coding -> TYPE.equals(coding.getCode()));
    }

    public static Optional<BusinessId> of(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(MemberNumber::isOne)
                .findFirst()
                .map(identifier ->
                        new BusinessId(identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue()));
    }
}
