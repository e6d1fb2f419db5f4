package payer.service.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import payer.service.caller.Caller;

/**
 * One act to be put on record, as the one who carries it out knows it; its time, id and place in the chain are given to it by
 * the trail. Never in it: tokens, secrets, clinical content.
 *
 * @param correlation joins all that one call caused, here and in the log
 * @param patients ids of the patients whose data were touched
 * @param mappingVersion version of the mapping that made the data that were returned; empty if none did
 */
public record AuditEntry(
        Act act,
        Actor actor,
        String correlation,
        List<String> patients,
        Token token,
        Origin origin,
        Answer answer,
        Ruling ruling,
        Place place,
        String mappingVersion) {

    private static final int OK = 200;

    public AuditEntry {
        patients = List.copyOf(patients);
    }

    public static AuditEntry of(Act act, Actor actor) {
        return new AuditEntry(
                act, actor, "", List.of(), Token.NONE, Origin.INSIDE, Answer.NONE, Ruling.PERMIT, Place.INSIDE, "");
    }

    /** An act of someone whom the security layer let in, and who got what they asked for. */
    public static AuditEntry of(Act act, Caller caller) {
        var ruling = caller.purposeOfUse().map(Ruling.PERMIT::purpose).orElse(Ruling.PERMIT);
        return of(act, Actor.of(caller))
                .token(Token.of(caller))
                .correlation(caller.origin().correlation())
                .origin(Origin.of(caller.origin()))
                .ruling(ruling)
                .answer(Answer.of(OK))
                .place(Place.base(caller.tenant().orElse(Place.ONLY_TENANT), caller.base()));
    }

    public AuditEntry correlation(String id) {
        return new AuditEntry(act, actor, id, patients, token, origin, answer, ruling, place, mappingVersion);
    }

    public AuditEntry patients(List<String> ids) {
        return new AuditEntry(act, actor, correlation, ids, token, origin, answer, ruling, place, mappingVersion);
    }

    public AuditEntry token(Token shown) {
        return new AuditEntry(act, actor, correlation, patients, shown, origin, answer, ruling, place, mappingVersion);
    }

    public AuditEntry origin(Origin from) {
        return new AuditEntry(act, actor, correlation, patients, token, from, answer, ruling, place, mappingVersion);
    }

    public AuditEntry answer(Answer given) {
        return new AuditEntry(act, actor, correlation, patients, token, origin, given, ruling, place, mappingVersion);
    }

    /** What its author knew of the answer, as it was sent in the end; nothing was shown where nothing was sent. */
    AuditEntry answered(Answer sent) {
        return answer(answer.sentAs(sent));
    }

    public AuditEntry ruling(Ruling made) {
        return new AuditEntry(act, actor, correlation, patients, token, origin, answer, made, place, mappingVersion);
    }

    /** By these policies, each named with its version. */
    public AuditEntry by(Collection<String> policies) {
        if (policies.isEmpty()) return this;
        var named = policies.stream().distinct().sorted().collect(Collectors.joining(", "));
        return ruling(ruling.on(Map.of("policies", named)));
    }

    public AuditEntry place(Place where) {
        return new AuditEntry(act, actor, correlation, patients, token, origin, answer, ruling, where, mappingVersion);
    }

    public AuditEntry mappingVersion(String version) {
        return new AuditEntry(act, actor, correlation, patients, token, origin, answer, ruling, place, version);
    }

    @Override
    public String toString() {
        return "AuditEntry[" + act + " by " + actor + "]";
    }
}
