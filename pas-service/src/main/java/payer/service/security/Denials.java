package payer.service.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import payer.service.audit.AccessTrail;
import payer.service.audit.Actor;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.Origin;
import payer.service.audit.Place;
import payer.service.audit.Ruling;
import payer.service.audit.Token;
import payer.service.caller.Caller;
import payer.service.caller.Scope;
import payer.service.security.TokenRefused.Reason;
import payer.service.security.TokenRefused.Shown;

/** Puts on record that someone known was turned away, and from what. */
@Singleton
final class Denials {
    private final AccessTrail audit;
    private final AskedAct asked;
    private final Standing standing;
    private final Bases bases;
    private final Origins origins;

    Denials(AccessTrail audit, AskedAct asked, Standing standing, Bases bases, Origins origins) {
        this.audit = audit;
        this.asked = asked;
        this.standing = standing;
        this.bases = bases;
        this.origins = origins;
    }

    /** The token was good, but not for this. */
    void record(HttpRequest<?> request, Caller caller, String reason) {
        var act = asked.of(request);
        audit.append(AuditedCaller.entry(act, caller)
                .patients(AskedAct.patients(act))
                .answer(Answer.of(403))
                .ruling(Ruling.deny(reason).purpose(caller.purposeOfUse().orElse(""))));
    }

    /** The token was genuine, but is not good here, or no longer. */
    void record(HttpRequest<?> request, Shown shown, Reason reason) {
        var act = asked.of(request);
        var from = origins.of(request);
        var client = standing.client(shown.client());
        var tenant = client.flatMap(Client::tenant).orElse(Place.ONLY_TENANT);
        var scopes = shown.scopes().all().stream().map(Scope::text).toList();
        audit.append(AuditEntry.of(act, actor(shown, client))
                .patients(AskedAct.patients(act))
                .correlation(from.correlation())
                .origin(Origin.of(from))
                .token(new Token(scopes, shown.hash()))
                .place(Place.base(tenant, bases.of(request.getPath())))
                .answer(Answer.of(401))
                .ruling(Ruling.deny("token-" + reason.name().toLowerCase(Locale.ROOT))));
    }

    private static Actor actor(Shown shown, Optional<Client> client) {
        return new Actor(
                shown.client().value(),
                client.map(known -> known.kind().code()).orElse("unknown"),
                client.map(Client::organization).orElse(""),
                Optional.empty(),
                Optional.empty());
    }
}
