package payer.decision;

import java.util.List;

/**
 * What was found for one criterion of a policy: its value, the facts it rests on, the facts that could not be used and why,
 * and what is missing. {@code needsPerson} says that nobody but a person may take it as met: the evidence must be read, or
 * two sources contradict each other.
 */
public record Finding(
        String criterion,
        String text,
        Verdict verdict,
        List<Fact> restsOn,
        List<SetAside> setAside,
        String missing,
        boolean contradicted,
        boolean needsPerson) {

    public Finding {
        restsOn = List.copyOf(restsOn);
        setAside = List.copyOf(setAside);
    }

    /** A fact that speaks to the criterion and yet could not be used. */
    public record SetAside(Fact fact, String why) {}
}
