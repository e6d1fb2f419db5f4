package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import payer.decision.Fact;
import payer.service.fhir.FhirText;
import payer.service.priorauth.PriorAuths.Document;
import payer.service.priorauth.SentFacts;

/** Reads the facts again out of what was kept as received. */
@Singleton
final class KeptDocuments implements SentFacts {
    private final FhirText text;
    private final AttachmentReader attachments;

    KeptDocuments(FhirText text, AttachmentReader attachments) {
        this.text = text;
        this.attachments = attachments;
    }

    @Override
    public List<Fact> of(List<Document> documents) {
        return documents.stream().flatMap(document -> of(document).stream()).toList();
    }

    private List<Fact> of(Document document) {
        return switch (document.kind()) {
            case SUBMISSION -> BundleFacts.ofRequest(new BundleIndex(text.read(document.content(), Bundle.class)));
            case ATTACHMENT -> attachments.read(document.content()).facts();
        };
    }
}
