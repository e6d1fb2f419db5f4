package payer.service.provider;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;

/** The national provider identifier, by which everybody who gives care is known to payers. */
public final class Npi {
    private static final String SYSTEM = "http://hl7.org/fhir/sid/us-npi";

    private Npi() {}

    public static Optional<String> in(List<Identifier> identifiers) {
        return identifiers.stream().filter(Npi::is).map(Identifier::getValue).findFirst();
    }

    public static boolean isAmong(List<Identifier> identifiers, String number) {
        return identifiers.stream().filter(Npi::is).anyMatch(one -> number.equals(one.getValue()));
    }

    public static Identifier identifier(String number) {
        return new Identifier().setSystem(SYSTEM).setValue(number);
    }

    private static boolean is(Identifier identifier) {
        return SYSTEM.equals(identifier.getSystem()) && identifier.hasValue();
    }
}
