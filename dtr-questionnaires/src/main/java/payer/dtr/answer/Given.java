package payer.dtr.answer;

import java.util.Optional;
import org.hl7.fhir.r4.model.Type;
import payer.dtr.Origin;

/**
 * One answer and where it comes from.
 *
 * @param ground the record that it rests on, where there is one
 */
public record Given(Type value, Origin origin, Optional<Ground> ground) {

    public Given(Type value, Origin origin) {
        this(value, origin, Optional.empty());
    }

    public Given restingOn(Optional<Ground> record) {
        return new Given(value, origin, record);
    }

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
