package payer.service.records;

import java.time.Instant;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * One version of a record.
 *
 * @param number where it stands in the store; tells whose compartment it is in
 * @param json the document as it is served; empty if this version says that the record was deleted
 */
public record RecordVersion(RecordKey key, int version, Instant at, long number, Optional<byte[]> json) {

    public boolean isDeleted() {
        return json.isEmpty();
    }

    /** The document of a version that is known to have one. */
    public byte[] document() {
        return json.orElseThrow(() -> Problem.of(ProblemKind.GONE, "This " + key.type() + " was deleted"));
    }

    public String location() {
        return key.reference() + "/_history/" + version;
    }

    @Override
    public String toString() {
        return location();
    }
}
