package payer.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a decision may rest on: the member's standing, the lines that are asked for together, and the facts. An
 * order screen and a submitted request ask with the same record, so they cannot get different answers for the same facts.
 * {@code historyComplete} says that the payer's own claims and authorizations are all among the facts: only then does the
 * absence of one mean that there was none. {@code seen} is the day from which the past is looked at: the day of the request, or
 * a later one when something has come since.
 */
public record AuthorizationCase(
        Membership member,
        LocalDate requested,
        Urgency urgency,
        Optional<LocalDate> admitted,
        Optional<LocalDate> discharged,
        boolean historyComplete,
        List<ServiceLine> lines,
        List<Fact> facts,
        LocalDate seen) {

    public AuthorizationCase {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        if (lines.isEmpty()) throw new IllegalArgumentException("a case asks for at least one service");
        if (lines.stream().map(ServiceLine::sequence).distinct().count() != lines.size())
            throw new IllegalArgumentException("the lines of a case have different numbers");
    }

    /** As it is seen on the day of the request. */
    public AuthorizationCase(
            Membership member,
            LocalDate requested,
            Urgency urgency,
            Optional<LocalDate> admitted,
            Optional<LocalDate> discharged,
            boolean historyComplete,
            List<ServiceLine> lines,
            List<Fact> facts) {
        this(member, requested, urgency, admitted, discharged, historyComplete, lines, facts, requested);
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
        return new AuthorizationCase(
                member, requested, urgency, admitted, discharged, historyComplete, lines, known, seen);
    }

    /**
     * As it is seen today. Records tell days by the clock of whoever wrote them, and where that clock is ahead of ours, the
     * evening of today is written as tomorrow; nothing real can be later than that, so such a day is taken for today.
     */
    public AuthorizationCase seenOn(LocalDate today) {
        var ahead = today.plusDays(1);
        return new AuthorizationCase(
                member,
                requested,
                urgency,
                admitted,
                discharged,
                historyComplete,
                lines.stream()
                        .map(line -> line.ordered().equals(ahead) ? line.orderedOn(today) : line)
                        .toList(),
                facts.stream()
                        .map(fact -> fact.date().filter(ahead::equals).isPresent() ? fact.on(today) : fact)
                        .toList(),
                today);
    }

    /** Only how much it holds. */
    @Override
    public String toString() {
        return "case of %d lines and %d facts".formatted(lines.size(), facts.size());
    }
}
