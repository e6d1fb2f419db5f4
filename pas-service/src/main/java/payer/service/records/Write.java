package payer.service.records;

import java.util.Optional;
import java.util.OptionalInt;
import payer.service.records.search.QueryText;

/** One change that a client asks for. */
public sealed interface Write {
    String type();

    /**
     * A new record under an id of ours.
     *
     * @param unless only if no record is found by this
     * @param fullUrl what other documents of the same bundle call it; empty if nothing does
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    record Create(String type, byte[] json, Optional<QueryText> unless, String fullUrl) implements Write {
        @Override
        public String toString() {
            return "create " + type;
        }
    }

    /** A new version of a record; the record itself, if it does not exist yet. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    record Update(RecordKey key, byte[] json, OptionalInt ifVersion, String fullUrl) implements Write {
        @Override
        public String type() {
            return key.type();
        }

        @Override
        public String toString() {
            return "update " + type();
        }
    }

    /** The same, of the one record that is found. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    record UpdateFound(String type, QueryText which, byte[] json, OptionalInt ifVersion, String fullUrl)
            implements Write {
        @Override
        public String toString() {
            return "update " + type;
        }
    }

    record Delete(RecordKey key, OptionalInt ifVersion) implements Write {
        @Override
        public String type() {
            return key.type();
        }

        @Override
        public String toString() {
            return "delete " + type();
        }
    }
}
