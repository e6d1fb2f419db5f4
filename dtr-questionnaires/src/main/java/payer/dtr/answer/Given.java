package payer.dtr.answer;

import org.hl7.fhir.r4.model.Type;

/** One answer and who gave it: {@code byMachine} means that it was taken from data and that nobody typed it. */
public record Given(Type value, boolean byMachine) {

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Given";
    }
}
