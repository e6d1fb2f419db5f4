package payer.service.records;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * A change whose document has been read and found to be FHIR.
 *
 * @param place of the change in what the client sent, for problems; empty if it sent nothing else
 */
record ReadWrite(Write write, Optional<Document> document, String place) {

    /** The bytes as received and what they say. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    record Document(byte[] json, Resource resource) {
        @Override
        public String toString() {
            return "Document";
        }
    }

    String fullUrl() {
        return switch (write) {
            case Write.Create create -> create.fullUrl();
            case Write.Update update -> update.fullUrl();
            case Write.UpdateFound update -> update.fullUrl();
            case Write.Delete _ -> "";
        };
    }
}
