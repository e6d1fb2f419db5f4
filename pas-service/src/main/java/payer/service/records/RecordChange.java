package payer.service.records;

import java.time.Instant;
import java.util.Optional;
import payer.service.records.index.Indexer.Indexed;

/**
 * A version about to be stored.
 *
 * @param before the version that it follows; empty for a new record
 * @param content what is stored; empty if the record is deleted
 */
public record RecordChange(
        RecordKey key, int version, Instant at, Optional<RecordVersion> before, Optional<Content> content) {

    /** A document and what it can be found by. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    public record Content(byte[] json, Indexed indexed) {
        @Override
        public String toString() {
            return "Content";
        }
    }

    @Override
    public String toString() {
        return key + " version " + version;
    }
}
