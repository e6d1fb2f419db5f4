package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.caller.Caller;

/** A reviewer decides a line. */
@Singleton
public final class DecidePriorAuth {
    private static final int OK = 200;

    private final Registering registering;
    private final Verdicts verdicts;
    private final DueTimes dueTimes;
    private final Clock clock;

    DecidePriorAuth(
            Registering registering, Numbers numbers, PriorAuthSettings settings, DueTimes dueTimes, Clock clock) {
        this.registering = registering;
        this.verdicts = new Verdicts(numbers, settings);
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    public PriorAuth decide(ReviewerDecision decision, Caller caller, String correlation) {
        var authorization = looked(decision);
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
                PriorAuthEvent.Kind.DECIDED,
                decided.standing().word(),
                PriorAuthEvent.standings(List.of(decided)));
        return registering.change(next, event, Optional.empty(), entry(next, caller, correlation));
    }

    private PriorAuth looked(ReviewerDecision decision) {
        var authorization = registering
                .find(decision.authorization())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no such authorization"));
        if (authorization.version() != decision.version()
                || authorization.replacedBy().isPresent())
            throw Problem.of(ProblemKind.CONFLICT, "Somebody else has changed this authorization; look at it again");
        return authorization;
    }

    private static AuditEntry entry(PriorAuth next, Caller caller, String correlation) {
        return AuditEntry.of(
                        Act.of(
                                Act.Kind.ADMINISTRATION,
                                "decide-line",
                                "prior-authorization",
                                next.id().toString()),
                        caller)
                .correlation(correlation)
                .answer(Answer.of(OK))
                .patients(next.request().parties().record().stream().toList());
    }
}
