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
 * @param decided when the last of its lines was decided for the first time
 * @param replacedBy the update that took its place
 * @param firstClock of the first decision, where a second look at it runs on a clock of its own
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
        Optional<PriorAuthId> replacedBy,
        Optional<Instant> decided,
        Optional<Attention> attention,
        Optional<DecisionClock> firstClock) {

    public PriorAuth {
        lines = List.copyOf(lines);
    }

    /** What is new: what is asked, of whom, by when it is owed an answer, and how its lines stand at first. */
    record Opening(
            PriorAuthId id,
            Origin origin,
            String submitter,
            PriorAuthRequest request,
            DecisionClock clock,
            List<AuthLine> lines,
            Optional<PriorAuth> before) {

        /** A second look at what was decided before is no first decision. */
        private Optional<Instant> decided(Instant now) {
            var open = lines.stream().filter(line -> line.standing().isOpen()).toList();
            if (open.isEmpty()) return Optional.of(now);
            return open.stream().allMatch(AuthLine::isLookedAtAgain)
                    ? before.flatMap(PriorAuth::decided)
                    : Optional.empty();
        }

        private Optional<DecisionClock> firstClock() {
            return lines.stream().anyMatch(AuthLine::isLookedAtAgain)
                    ? before.map(one -> one.firstClock.orElse(one.clock))
                    : Optional.empty();
        }
    }

    static PriorAuth of(Opening opening, Instant now) {
        return new PriorAuth(
                opening.id,
                1,
                opening.origin,
                opening.submitter,
                opening.request,
                opening.clock,
                now,
                opening.lines,
                opening.before.map(PriorAuth::id),
                Optional.empty(),
                opening.decided(now),
                Optional.empty(),
                opening.firstClock());
    }

    public Instant received() {
        return clock.received();
    }

    /** Somebody still has to do something about it. */
    public boolean isOpen() {
        return replacedBy.isEmpty() && isOpen(lines);
    }

    private static boolean isOpen(List<AuthLine> lines) {
        return lines.stream().anyMatch(line -> line.standing().isOpen());
    }

    public Optional<AuthLine> line(int sequence) {
        return lines.stream().filter(line -> line.sequence() == sequence).findFirst();
    }

    boolean anyLine(Predicate<AuthLine> condition) {
        return lines.stream().anyMatch(condition);
    }

    /** What was refused altogether needs a new request, unless that is what is appealed; what was replaced is over. */
    boolean canBeUpdated(PriorAuthRequest update) {
        return replacedBy.isEmpty()
                && (update.isAppeal() || anyLine(line -> !(line.standing() instanceof Standing.Denied)));
    }

    /** The line as it was settled, where an update asks for the very same again. */
    Optional<AuthLine> settled(RequestedLine asked) {
        return line(asked.sequence())
                .filter(line -> !asked.withdrawn() && isKept(line.standing()))
                .filter(line -> !(line.standing() instanceof Standing.Withdrawn))
                .filter(line -> line.asked().service().equals(asked.service()))
                .map(line -> new AuthLine(
                        asked.continuing(line.standing().authorizationNumber()), line.standing(), line.ledger()));
    }

    /** What holds under the number of this line, until a change of it is decided. */
    Optional<Standing.InForce> inForce(RequestedLine asked) {
        return line(asked.sequence()).flatMap(line -> line.standing().inForce());
    }

    /** What was refused; and what was not answered in time, which counts as refused. */
    boolean mayBeAppealed(AuthLine line) {
        return line.standing().isAdverse()
                || (isOverdue() && line.standing().isOpen() && !(line.standing() instanceof Standing.Reopened));
    }

    private boolean isOverdue() {
        return attention.filter(one -> one.level() == Attention.Level.OVERDUE).isPresent();
    }

    private static boolean isKept(Standing standing) {
        return !standing.isOpen() || standing instanceof Standing.Reopened;
    }

    /** Each line that an update appeals is one that was refused, wholly or in part. */
    boolean hasAllThatAreAppealed(PriorAuthRequest update) {
        return update.lines().stream()
                .filter(asked -> asked.appealed().isPresent())
                .allMatch(asked ->
                        line(asked.sequence()).filter(this::mayBeAppealed).isPresent());
    }

    /** The line as it was refused, to be looked at again, where an update asks for that. */
    Optional<AuthLine> appealed(RequestedLine asked, String reference, Instant now) {
        return asked.appealed().isEmpty()
                ? Optional.empty()
                : line(asked.sequence())
                        .map(line -> new AuthLine(
                                asked.continuing(line.standing().authorizationNumber()),
                                new Standing.Reopened(line.standing().basis(), reference, appeal(now), line.standing()),
                                line.ledger()));
    }

    private static SecondLook appeal(Instant now) {
        return new SecondLook(SecondLook.Kind.APPEAL, "provider", "asked for with the request itself", now);
    }

    List<AuthLine> linesOtherThan(List<RequestedLine> asked) {
        var numbers = asked.stream().map(RequestedLine::sequence).toList();
        return lines.stream().filter(line -> !numbers.contains(line.sequence())).toList();
    }

    PriorAuth with(Map<Integer, AuthLine> newLines, Instant now) {
        var next = lines.stream()
                .map(line -> newLines.getOrDefault(line.sequence(), line))
                .toList();
        var ended = decided.or(() -> isOpen(next) ? Optional.empty() : Optional.of(now));
        return next(clock, now, next, replacedBy, ended, isOpen(next) ? attention : Optional.empty());
    }

    /** As it stood after an event, with the lines as they stood then. */
    PriorAuth after(PriorAuthEvent event, Map<Integer, Standing> standings) {
        var then = lines.stream()
                .map(line -> Optional.ofNullable(standings.get(line.sequence()))
                        .map(line::now)
                        .orElse(line))
                .toList();
        var update = event.kind() == PriorAuthEvent.Kind.REPLACED ? replacedBy : Optional.<PriorAuthId>empty();
        return next(clock, event.at(), then, update, decided, Optional.empty());
    }

    PriorAuth with(DecisionClock newClock, Instant now) {
        return next(newClock, now, lines, replacedBy, decided, Optional.empty());
    }

    /** A second look runs on a clock of its own. */
    PriorAuth reopened(AuthLine line, DecisionClock newClock, Instant now) {
        return with(Map.of(line.sequence(), line), now).onClock(newClock);
    }

    private PriorAuth onClock(DecisionClock newClock) {
        return new PriorAuth(
                id,
                version,
                origin,
                submitter,
                request,
                newClock,
                changed,
                lines,
                replaces,
                replacedBy,
                decided,
                Optional.empty(),
                firstClock.or(() -> Optional.of(clock)));
    }

    PriorAuth with(Attention needed, Instant now) {
        return next(clock, now, lines, replacedBy, decided, Optional.of(needed));
    }

    PriorAuth replacedBy(PriorAuthId update, Instant now) {
        return next(clock, now, lines, Optional.of(update), decided, attention);
    }

    private PriorAuth next(
            DecisionClock nextClock,
            Instant now,
            List<AuthLine> nextLines,
            Optional<PriorAuthId> update,
            Optional<Instant> ended,
            Optional<Attention> needed) {
        return new PriorAuth(
                id,
                version + 1,
                origin,
                submitter,
                request,
                nextClock,
                now,
                nextLines,
                replaces,
                update,
                ended,
                needed,
                firstClock);
    }

    boolean isLookedAtAgain() {
        return replacedBy.isEmpty() && anyLine(AuthLine::isLookedAtAgain);
    }

    /** It is owed its first decision; a second look at one is another matter. */
    boolean awaitsDecision() {
        return isOpen() && decided.isEmpty();
    }

    @Override
    public String toString() {
        return "PriorAuth " + id;
    }
}
