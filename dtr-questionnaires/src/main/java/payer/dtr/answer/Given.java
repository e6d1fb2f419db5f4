package payer.dtr.answer;

import org.hl7.fhir.r4.model.Type;
import payer.dtr.Origin;

/** One answer and where it comes from. */
public record Given(Type value, Origin origin) {

    /** It was taken from data, and nobody typed it. */
    public boolean byMachine() {
        return origin != Origin.PERSON;
    }

    /** Both say the same, in whatever unit. */
    public boolean isSame(Given other) {
        return Enabling.isSame(value, other.value);
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Given";
    }
}
