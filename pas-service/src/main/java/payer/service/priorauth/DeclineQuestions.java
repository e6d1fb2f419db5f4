package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.Reviewer;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;

/** Whoever asked says that what they were asked for cannot be sent: a person decides with what there is, and nobody waits. */
@Singleton
public final class DeclineQuestions {
    private static final Why DECLINED = new Why(
            "What was asked for cannot be sent, as the requester says; a reviewer decides with what there is.",
            "Your provider cannot send what we asked for. A reviewer decides with what we have.",
            "");

    private final Registering registering;
    private final Clock clock;

    DeclineQuestions(Registering registering, Clock clock) {
        this.registering = registering;
        this.clock = clock;
    }

    /** Of all lines for which something is asked; {@code word} is the client's own for it. */
    public PriorAuth decline(PriorAuthId id, String word, Caller caller, String correlation) {
        return Registering.afresh(() -> declined(id, word, caller, correlation));
    }

    private PriorAuth declined(PriorAuthId id, String word, Caller caller, String correlation) {
        var authorization = registering
                .find(id)
                .filter(one -> one.submitter().equals(caller.client().value()))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such open Task"));
        var waiting = waiting(authorization);
        if (waiting.isEmpty()) return authorization;
        var now = clock.instant();
        var next = authorization.with(waiting, now);
        var event = new PriorAuthEvent(
                next.version(),
                now,
                caller.client().value(),
                PriorAuthEvent.Kind.DECLINED,
                word,
                PriorAuthEvent.standings(waiting.values()));
        var patients = next.request().parties().record().stream().toList();
        return registering.change(
                next, event, Optional.empty(), Acts.task(id.toString(), List.copyOf(patients), caller, correlation));
    }

    private static Map<Integer, AuthLine> waiting(PriorAuth authorization) {
        var waiting = new LinkedHashMap<Integer, AuthLine>();
        for (var line : authorization.lines())
            if (line.standing() instanceof Standing.Asked asked)
                waiting.put(
                        line.sequence(),
                        line.now(new Standing.Pended(
                                asked.basis(), asked.reference(), Reviewer.NURSE, List.of(DECLINED), asked.inForce())));
        return waiting;
    }
}
