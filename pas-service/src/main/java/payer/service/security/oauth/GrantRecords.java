package payer.service.security.oauth;

import jakarta.inject.Singleton;
import java.util.List;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.Origin;
import payer.service.audit.Ruling;
import payer.service.audit.Token;
import payer.service.caller.Caller;
import payer.service.caller.Scope;
import payer.service.caller.Scopes;
import payer.service.security.AuditedCaller;
import payer.service.security.Client;
import payer.service.security.TokenRefused;

/** Puts on record who was given a token, and who was not authenticated. */
@Singleton
final class GrantRecords {
    private final AccessTrail audit;

    GrantRecords(AccessTrail audit) {
        this.audit = audit;
    }

    /** No record, no token: called before the token leaves. */
    void granted(Client client, Scopes scopes, String tokenHash, Caller.Origin from) {
        var act = Act.of(
                Act.Kind.AUTHENTICATION, "token-granted", "client", client.id().value());
        audit.append(AuditedCaller.entry(act, client, from)
                .token(new Token(scopes.all().stream().map(Scope::text).toList(), tokenHash)));
    }

    void revoked(Client client, String tokenHash, Caller.Origin from) {
        var act = Act.of(
                Act.Kind.AUTHENTICATION, "token-revoked", "client", client.id().value());
        audit.append(AuditedCaller.entry(act, client, from).token(new Token(List.of(), tokenHash)));
    }

    void notAuthenticated(TokenRefused refused, Caller.Origin from) {
        var act = Act.of(Act.Kind.AUTHENTICATION, "client-refused", "client", "");
        audit.append(AuditEntry.of(act, Actor.unknown())
                .correlation(from.correlation())
                .origin(Origin.of(from))
                .ruling(Ruling.deny(refused.reason().name())));
    }
}
