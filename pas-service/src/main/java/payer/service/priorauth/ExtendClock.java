package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;

/** Gives a request more time, once, before its first due time, on a stated ground. Nothing else makes a clock longer. */
@Singleton
public final class ExtendClock {
    private static final int MOST_DAYS = 14;
    /** Who may have asked for it: the member, the provider, or the plan in the member's interest. */
    private static final Set<String> ASKING = Set.of("member", "provider", "plan");

    private final Registering registering;
    private final DueTimes dueTimes;
    private final Clock clock;

    ExtendClock(Registering registering, DueTimes dueTimes, Clock clock) {
        this.registering = registering;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /** More time for one request. */
    public record More(PriorAuthId authorization, int version, int days, String ground, String askedBy) {}

    public PriorAuth extend(More more, Caller caller, String correlation) {
        refuseIncomplete(more);
        var now = clock.instant();
        var authorization = registering.unchanged(more.authorization(), more.version());
        refuse(authorization, now);
        var running = authorization.clock();
        var extension = new DecisionClock.Extension(
                more.ground(), more.askedBy(), now, dueTimes.daysLater(running.due(), more.days()));
        var next = authorization.with(running.extended(extension), now);
        var event = new PriorAuthEvent(
                next.version(),
                now,
                caller.actor(),
                PriorAuthEvent.Kind.EXTENDED,
                more.days() + " days, asked by " + more.askedBy() + ": " + more.ground(),
                Map.of());
        return registering.change(
                next, event, Optional.empty(), Acts.administration("extend-clock", next, caller, correlation));
    }

    private static void refuseIncomplete(More more) {
        if (more.days() < 1 || more.days() > MOST_DAYS)
            throw Problem.of(ProblemKind.INVALID_VALUE, "an extension has 1 to " + MOST_DAYS + " days", "days");
        if (more.ground().isBlank()) throw Problem.of(ProblemKind.MISSING, "an extension has a ground", "ground");
        if (!ASKING.contains(more.askedBy()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "member, provider or plan asks for it", "askedBy");
    }

    private static void refuse(PriorAuth authorization, Instant now) {
        if (!authorization.isOpen()) throw Problem.of(ProblemKind.CONFLICT, "this request is decided already");
        if (authorization.clock().extension().isPresent())
            throw Problem.of(ProblemKind.CONFLICT, "this request was given more time before");
        if (now.isAfter(authorization.clock().due()))
            throw Problem.of(ProblemKind.CONFLICT, "the time is over: an extension is told before it is");
    }
}
