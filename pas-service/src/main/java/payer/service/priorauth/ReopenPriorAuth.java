package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.priorauth.SecondLook.Kind;

/** Has a refusal looked at again: on an appeal, after a talk between clinicians, or because the payer itself was wrong. */
@Singleton
public final class ReopenPriorAuth {
    /** Who may ask for it. */
    private static final Set<String> ASKING = Set.of("member", "provider", "plan");

    private final Registering registering;
    private final Numbers numbers;
    private final DueTimes dueTimes;
    private final Clock clock;

    ReopenPriorAuth(Registering registering, Numbers numbers, DueTimes dueTimes, Clock clock) {
        this.registering = registering;
        this.numbers = numbers;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /** A line that somebody wants to be looked at again. */
    public record Wish(
            PriorAuthId authorization,
            int version,
            int line,
            Kind kind,
            String askedBy,
            String ground,
            boolean expedited) {}

    public PriorAuth reopen(Wish wish, Caller caller, String correlation) {
        refuseIncomplete(wish);
        var now = clock.instant();
        var authorization = registering.unchanged(wish.authorization(), wish.version());
        var line = reopened(authorization, wish, now);
        var next = authorization.reopened(line, dueTimes.secondLook(now, wish.expedited()), now);
        var event = new PriorAuthEvent(
                next.version(),
                now,
                caller.actor(),
                wish.kind() == Kind.APPEAL ? PriorAuthEvent.Kind.APPEALED : PriorAuthEvent.Kind.REOPENED,
                wish.kind().text() + ", asked by " + wish.askedBy() + ": " + wish.ground(),
                PriorAuthEvent.standings(List.of(line)));
        return registering.change(
                next, event, Optional.empty(), Acts.administration("reopen-line", next, caller, correlation));
    }

    private static void refuseIncomplete(Wish wish) {
        if (wish.ground().isBlank()) throw Problem.of(ProblemKind.MISSING, "a second look has a ground", "ground");
        if (!ASKING.contains(wish.askedBy()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "member, provider or plan asks for it", "askedBy");
    }

    private AuthLine reopened(PriorAuth authorization, Wish wish, Instant now) {
        var line = authorization
                .line(wish.line())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "this request has no such line"));
        if (!authorization.mayBeAppealed(line))
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "only what was refused, wholly or in part, is looked at again; this line is "
                            + line.standing().word());
        var look = new SecondLook(wish.kind(), wish.askedBy(), wish.ground(), now);
        return line.now(new Standing.Reopened(line.standing().basis(), numbers.reference(), look, line.standing()));
    }
}
