package payer.service.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One link of a chain, as it is kept.
 *
 * @param client repeated from the JSON, to search by; so are {@code at}, {@code id} and {@code patients}
 * @param json all but the hash, in canonical form
 * @param prev the hash of the record before it
 * @param hash of {@code prev} and {@code json}
 */
public record AuditRecord(
        RecordPlace place,
        Instant at,
        UUID id,
        String client,
        List<String> patients,
        String json,
        Sha256 prev,
        Sha256 hash) {

    public AuditRecord {
        patients = List.copyOf(patients);
    }

    /** The hash that these contents have after the given one. */
    static Sha256 hash(Sha256 prev, String json) {
        return Sha256.of(prev.bytes(), json.getBytes(StandardCharsets.UTF_8));
    }

    boolean hasItsHash() {
        return hash(prev, json).equals(hash);
    }

    @Override
    public String toString() {
        return "AuditRecord[" + place + "]";
    }
}
