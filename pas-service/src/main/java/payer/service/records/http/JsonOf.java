package payer.service.records.http;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.ByteOrderMark;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** Records are kept as JSON: what came as XML is written anew, what came as JSON stays as it is. */
@Singleton
final class JsonOf {
    private final FhirText text;

    JsonOf(FhirText text) {
        this.text = text;
    }

    byte[] of(Received received) {
        return switch (received.format()) {
            case JSON -> ByteOrderMark.stripped(received.bytes());
            case XML -> text.write(text.readWithNarratives(received, Resource.class), FhirFormat.JSON);
        };
    }
}
