package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;

/** A reviewer decides a line. */
@Singleton
public final class DecidePriorAuth {
    private final Registering registering;
    private final Verdicts verdicts;
    private final DueTimes dueTimes;
    private final Clock clock;

    DecidePriorAuth(
            Registering registering,
            Numbers numbers,
            DenialCodes codes,
            PriorAuthSettings settings,
            DueTimes dueTimes,
            Clock clock) {
        this.registering = registering;
        this.verdicts = new Verdicts(numbers, codes, settings);
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /** What a decision would make of an authorization, before it is kept. */
    public record Foreseen(PriorAuth authorization, PriorAuthEvent event) {}

    public PriorAuth decide(ReviewerDecision decision, Caller caller, String correlation) {
        var decided = foresee(decision);
        return registering.change(
                decided.authorization(),
                decided.event(),
                Optional.empty(),
                Acts.administration("decide-line", decided.authorization(), caller, correlation));
    }

    /** Judged as the decision itself would be; nothing is kept. */
    public Foreseen foresee(ReviewerDecision decision) {
        var authorization = registering.unchanged(decision.authorization(), decision.version());
        var now = clock.instant();
        var line = authorization
                .line(decision.line())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "this request has no such line"));
        var decided = verdicts.apply(line, decision, dueTimes.day(now));
        var next = authorization.with(Map.of(line.sequence(), decided), now);
        var event = new PriorAuthEvent(
                next.version(),
                now,
                decision.by().user(),
                kind(line),
                reason(line, decided),
                PriorAuthEvent.standings(List.of(decided)));
        return new Foreseen(next, event);
    }

    private static PriorAuthEvent.Kind kind(AuthLine before) {
        return before.standing() instanceof Standing.Reopened
                ? PriorAuthEvent.Kind.DECIDED_AGAIN
                : PriorAuthEvent.Kind.DECIDED;
    }

    private static String reason(AuthLine before, AuthLine decided) {
        var word = decided.standing().word();
        return before.standing() instanceof Standing.Reopened reopened
                ? word + " after " + reopened.look().kind().text()
                : word;
    }
}
