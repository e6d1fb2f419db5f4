package payer.service.security;

import java.util.Optional;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.Origin;
import payer.service.audit.Place;
import payer.service.audit.Ruling;
import payer.service.audit.Token;
import payer.service.caller.Caller;
import payer.service.caller.Scope;

/** What the audit trail is told of a caller: who, by which token, from where, to which base, for what purpose. */
public final class AuditedCaller {
    private AuditedCaller() {}

    /** An act of this caller, allowed; the rest is added by whoever knows it. */
    public static AuditEntry entry(Act act, Caller caller) {
        return AuditEntry.of(act, actor(caller))
                .token(new Token(caller.scopes().all().stream().map(Scope::text).toList(), caller.tokenHash()))
                .correlation(caller.origin().correlation())
                .origin(new Origin(caller.origin().address(), caller.origin().userAgent(), ""))
                .ruling(Ruling.PERMIT.purpose(caller.purposeOfUse().orElse("")))
                .place(new Place(caller.tenant().orElse(Place.ONLY_TENANT), caller.base(), ""));
    }

    private static Actor actor(Caller caller) {
        return new Actor(
                caller.client().value(),
                caller.consumerClass().code(),
                caller.organization(),
                caller.user().map(Caller.User::subject),
                Optional.empty());
    }

    /** An act of a client that proved who it is otherwise than by a token. */
    public static AuditEntry entry(Act act, Client client, Caller.Origin from) {
        var actor = new Actor(
                client.id().value(), client.kind().code(), client.organization(), Optional.empty(), Optional.empty());
        return AuditEntry.of(act, actor)
                .correlation(from.correlation())
                .origin(new Origin(from.address(), from.userAgent(), ""))
                .place(new Place(client.tenant().orElse(Place.ONLY_TENANT), "", ""));
    }
}
