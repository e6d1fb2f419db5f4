package payer.service.security;

import java.util.Optional;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.Origin;
import payer.service.audit.Place;
import payer.service.caller.Caller;

/** What the audit trail is told of a caller: who, by which token, from where, to which base, for what purpose. */
public final class AuditedCaller {
    private AuditedCaller() {}

    /** An act of this caller, allowed; the rest is added by whoever knows it. */
    public static AuditEntry entry(Act act, Caller caller) {
        return AuditEntry.of(act, caller);
    }

    /** An act of a client that proved who it is otherwise than by a token. */
    public static AuditEntry entry(Act act, Client client, Caller.Origin from) {
        var actor = new Actor(
                client.id().value(), client.kind().code(), client.organization(), Optional.empty(), Optional.empty());
        return AuditEntry.of(act, actor)
                .correlation(from.correlation())
                .origin(Origin.of(from))
                .place(new Place(client.tenant().orElse(Place.ONLY_TENANT), "", ""));
    }
}
