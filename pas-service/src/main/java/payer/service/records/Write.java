package payer.service.records;

import java.util.Optional;
import payer.service.records.search.QueryText;

/** One change that a client asks for. */
public sealed interface Write {
    String type();

    /** The same, under an address by which other documents of the bundle may refer to it. */
    default Write called(String fullUrl) {
        return switch (this) {
            case Create create -> new Create(create.type, create.json, create.unless, fullUrl);
            case Update update -> new Update(update.key, update.json, update.condition, fullUrl);
            case UpdateFound update ->
                new UpdateFound(update.type, update.which, update.json, update.condition, fullUrl);
            case Delete delete -> delete;
        };
    }

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
    record Update(RecordKey key, byte[] json, Precondition condition, String fullUrl) implements Write {
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
    record UpdateFound(String type, QueryText which, byte[] json, Precondition condition, String fullUrl)
            implements Write {
        @Override
        public String toString() {
            return "update " + type;
        }
    }

    record Delete(RecordKey key, Precondition condition) implements Write {
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
