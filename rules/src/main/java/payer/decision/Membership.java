package payer.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** What of the member's standing with the plan can matter to a policy. Empty text means not known. */
public record Membership(
        Optional<LocalDate> birthDate,
        String lineOfBusiness,
        String product,
        String state,
        Optional<LocalDate> enrolledSince) {

    private static final Membership UNKNOWN = new Membership(Optional.empty(), "", "", "", Optional.empty());

    public static Membership unknown() {
        return UNKNOWN;
    }

    public Optional<Integer> ageOn(LocalDate day) {
        return birthDate.map(birth -> Period.between(birth, day).getYears());
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Membership";
    }
}
