package payer.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a decision may rest on: the member's standing, the lines that are asked for together, and the facts. An
 * order screen and a submitted request ask with the same record, so they cannot get different answers for the same facts.
 * {@code historyComplete} says that the payer's own claims and authorizations are all among the facts: only then does the
 * absence of one mean that there was none.
 */
public record AuthorizationCase(
        Membership member,
        LocalDate requested,
        Urgency urgency,
        Optional<LocalDate> admitted,
        Optional<LocalDate> discharged,
        boolean historyComplete,
        List<ServiceLine> lines,
        List<Fact> facts) {

    public AuthorizationCase {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        if (lines.isEmpty()) throw new IllegalArgumentException("a case asks for at least one service");
        if (lines.stream().map(ServiceLine::sequence).distinct().count() != lines.size())
            throw new IllegalArgumentException("the lines of a case have different numbers");
    }

    public static AuthorizationCase of(LocalDate requested, List<ServiceLine> lines, List<Fact> facts) {
        return new AuthorizationCase(
                Membership.unknown(),
                requested,
                Urgency.STANDARD,
                Optional.empty(),
                Optional.empty(),
                false,
                lines,
                facts);
    }

    public AuthorizationCase with(List<Fact> known) {
        return new AuthorizationCase(member, requested, urgency, admitted, discharged, historyComplete, lines, known);
    }

    /** Only how much it holds. */
    @Override
    public String toString() {
        return "case of %d lines and %d facts".formatted(lines.size(), facts.size());
    }
}
