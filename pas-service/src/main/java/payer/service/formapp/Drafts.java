package payer.service.formapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The forms that are being filled in. Inside a transaction. */
public interface Drafts {
    void add(Draft draft);

    Optional<Draft> find(UUID id);

    /** Those of a patient of an EHR, the one that was touched last first. */
    List<Draft> of(String ehr, String patient);

    /** False if somebody else saved another version meanwhile. */
    boolean save(Draft next);

    void forget(Instant untouchedSince);
}
