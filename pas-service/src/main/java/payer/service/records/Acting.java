package payer.service.records;

import java.util.List;
import java.util.Optional;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.Origin;
import payer.service.audit.Place;
import payer.service.audit.Ruling;
import payer.service.audit.Token;
import payer.service.caller.Caller;
import payer.service.caller.Role;

/**
 * Who reads or writes records, as the audit trail will tell it.
 *
 * @param grant what tells this caller's rights apart from another's; cursors are bound to it
 * @param choosesIds whether it may name the records that it makes: who feeds us from a source keeps that source's ids
 */
public record Acting(
        Actor actor,
        Token token,
        Origin origin,
        Place place,
        String correlation,
        String grant,
        Rights rights,
        boolean choosesIds) {

    public static Acting caller(Caller caller, String correlation) {
        var actor = new Actor(
                caller.client().value(),
                caller.consumerClass().code(),
                caller.organization(),
                caller.user().map(Caller.User::subject),
                Optional.empty());
        var scopes = caller.scopes();
        return new Acting(
                actor,
                new Token(List.of(scopes.text().split(" ", -1)), caller.tokenHash()),
                Origin.of(caller.origin()),
                Place.base(caller.base()),
                correlation,
                caller.client().value() + " " + actor.user().orElse("") + " "
                        + caller.patient().orElse("") + " " + scopes.text(),
                Rights.of(caller),
                caller.roles().contains(Role.DATA_STEWARD));
    }

    /** What is kept of someone whose work goes on after their call: enough for the audit trail to name them. */
    public record Kept(
            String client,
            String clientClass,
            String organization,
            Optional<String> user,
            List<String> scopes,
            String tokenHash,
            String address,
            String base) {

        /** A data steward, who may write every type. */
        public static Kept of(Caller caller) {
            return new Kept(
                    caller.client().value(),
                    caller.consumerClass().code(),
                    caller.organization(),
                    caller.user().map(Caller.User::subject),
                    List.of(caller.scopes().text().split(" ", -1)),
                    caller.tokenHash(),
                    caller.origin().address(),
                    caller.base());
        }

        public Acting acting() {
            return new Acting(
                    new Actor(client, clientClass, organization, user, Optional.empty()),
                    new Token(scopes, tokenHash),
                    new Origin(address, "", ""),
                    Place.base(base),
                    "",
                    client,
                    Rights.ALL,
                    true);
        }

        @Override
        public String toString() {
            return client;
        }
    }

    /** A part of the service that loads records by itself. */
    public static Acting ourselves(String part) {
        return new Acting(Actor.ourselves(part), Token.NONE, Origin.INSIDE, Place.INSIDE, "", part, Rights.ALL, true);
    }

    /** An entry of the trail about something that this one did. */
    public AuditEntry entry(Act act, Answer answer, List<String> patients) {
        return AuditEntry.of(act, actor)
                .token(token)
                .origin(origin)
                .place(place)
                .correlation(correlation)
                .answer(answer)
                .patients(patients);
    }

    /** That this one was turned away from something. */
    public AuditEntry denied(Act act) {
        return entry(act, Answer.of(403), List.of()).ruling(Ruling.deny("scope"));
    }

    @Override
    public String toString() {
        return actor.toString();
    }
}
