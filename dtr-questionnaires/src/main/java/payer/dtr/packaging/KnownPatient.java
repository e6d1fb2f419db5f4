package payer.dtr.packaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.Membership;
import payer.decision.ServiceLine;
import payer.decision.Urgency;

/** What is known of the one whom the order is for, on the day of the request. */
public record KnownPatient(Membership membership, List<Fact> facts, boolean historyComplete, LocalDate today) {

    public KnownPatient {
        facts = List.copyOf(facts);
    }

    /** Nobody that we know. */
    public static KnownPatient unknown(LocalDate today) {
        return new KnownPatient(Membership.unknown(), List.of(), false, today);
    }

    AuthorizationCase asking(List<ServiceLine> lines) {
        return new AuthorizationCase(
                membership, today, Urgency.STANDARD, Optional.empty(), Optional.empty(), historyComplete, lines, facts);
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "KnownPatient";
    }
}
