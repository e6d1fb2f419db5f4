package payer.service.priorauth;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change of an authorization: who, when, what and why. Events are only ever added, and where the lines stand follows from
 * them alone.
 *
 * @param version the version of the authorization that it made
 * @param actor the client or person, or a part of the service
 * @param standings the lines that it changed, as they stood afterwards
 */
public record PriorAuthEvent(
        int version, Instant at, String actor, Kind kind, String reason, Map<Integer, Standing> standings) {

    /** What happened. */
    public enum Kind {
        RECEIVED,
        INFORMED,
        /** What was asked for cannot be sent; the reason is the requester's own word for it: rejected, failed or cancelled. */
        DECLINED,
        DECIDED,
        /** What was refused before was looked at again, and decided. */
        DECIDED_AGAIN,
        EXTENDED,
        /** Refused, and to be looked at again. */
        APPEALED,
        REOPENED,
        ESCALATED,
        /** Not decided in time. */
        OVERDUE,
        REPLACED
    }

    public PriorAuthEvent {
        standings = Map.copyOf(standings);
    }

    static PriorAuthEvent received(PriorAuth fresh) {
        var how = fresh.origin() == Origin.ORDERING ? "authorized at ordering" : "submitted";
        return new PriorAuthEvent(1, fresh.changed(), fresh.submitter(), Kind.RECEIVED, how, standings(fresh.lines()));
    }

    static Map<Integer, Standing> standings(Collection<AuthLine> lines) {
        return lines.stream().collect(Collectors.toMap(AuthLine::sequence, AuthLine::standing));
    }

    /** Where each line stands after all of these, in their order. */
    public static Map<Integer, Standing> replay(Collection<PriorAuthEvent> events) {
        var standings = new java.util.TreeMap<Integer, Standing>();
        events.forEach(event -> standings.putAll(event.standings()));
        return standings;
    }
}
