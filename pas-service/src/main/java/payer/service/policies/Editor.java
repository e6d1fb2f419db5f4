package payer.service.policies;

import java.time.Instant;
import java.util.Optional;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.caller.Caller;

/** Who acts on policies; without a caller, the service itself carries out what someone has ordered before. */
public record Editor(Person person, Optional<Caller> caller) {

    public static Editor of(Caller caller) {
        return new Editor(Person.of(caller), Optional.of(caller));
    }

    static Editor ofSchedule(Person who) {
        return new Editor(who, Optional.empty());
    }

    Stamp stamp(Instant now, String reason) {
        return new Stamp(person, now, reason);
    }

    AuditEntry entry(Act act) {
        return caller.map(known -> AuditEntry.of(act, known))
                .orElseGet(() -> AuditEntry.of(act, Actor.ourselves("policies")));
    }
}
