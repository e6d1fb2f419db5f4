package payer.service.priorauth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One authorization from its first request to its end. A change makes a new value; the store refuses it if somebody else
 * changed the same version first.
 *
 * @param submitter the client that sent it
 * @param changed when this version came to be
 * @param replacedBy the update that took its place
 */
public record PriorAuth(
        PriorAuthId id,
        int version,
        Origin origin,
        String submitter,
        PriorAuthRequest request,
        DecisionClock clock,
        Instant changed,
        List<AuthLine> lines,
        Optional<PriorAuthId> replaces,
        Optional<PriorAuthId> replacedBy) {

    public PriorAuth {
        lines = List.copyOf(lines);
    }

    public Instant received() {
        return clock.received();
    }

    /** Somebody still has to do something about it. */
    public boolean isOpen() {
        return replacedBy.isEmpty()
                && lines.stream().anyMatch(line -> line.standing().isOpen());
    }

    public Optional<AuthLine> line(int sequence) {
        return lines.stream().filter(line -> line.sequence() == sequence).findFirst();
    }

    boolean anyLine(Predicate<AuthLine> condition) {
        return lines.stream().anyMatch(condition);
    }

    /** What was refused altogether, or replaced already, needs a new request. */
    boolean canBeUpdated() {
        return replacedBy.isEmpty() && anyLine(line -> !(line.standing() instanceof Standing.Denied));
    }

    /** The line as it was settled, where an update asks for the very same again. */
    Optional<AuthLine> settled(RequestedLine asked) {
        return line(asked.sequence())
                .filter(line -> !asked.withdrawn() && !line.standing().isOpen())
                .filter(line -> !(line.standing() instanceof Standing.Withdrawn))
                .filter(line -> line.asked().service().equals(asked.service()))
                .map(line -> new AuthLine(
                        asked.continuing(line.standing().authorizationNumber()), line.standing(), line.ledger()));
    }

    List<AuthLine> linesOtherThan(List<RequestedLine> asked) {
        var numbers = asked.stream().map(RequestedLine::sequence).toList();
        return lines.stream().filter(line -> !numbers.contains(line.sequence())).toList();
    }

    PriorAuth with(Map<Integer, AuthLine> newLines, Instant now) {
        var next = lines.stream()
                .map(line -> newLines.getOrDefault(line.sequence(), line))
                .toList();
        return new PriorAuth(id, version + 1, origin, submitter, request, clock, now, next, replaces, replacedBy);
    }

    PriorAuth with(DecisionClock newClock, Instant now) {
        return new PriorAuth(id, version + 1, origin, submitter, request, newClock, now, lines, replaces, replacedBy);
    }

    PriorAuth replacedBy(PriorAuthId update, Instant now) {
        return new PriorAuth(
                id, version + 1, origin, submitter, request, clock, now, lines, replaces, Optional.of(update));
    }

    @Override
    public String toString() {
        return "PriorAuth " + id;
    }
}
