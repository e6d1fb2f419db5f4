package payer.service.dtr;

import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.FhirText;

/**
 * The ETag of an answer: the versions of what is published, and the rest as it stands, but for the moment at which it was
 * put together.
 */
@Singleton
final class AnswerTags {
    private static final int LENGTH = 32;

    private final FhirText text;

    AnswerTags(FhirText text) {
        this.text = text;
    }

    String of(Parameters answer) {
        var parts = answer.getParameter().stream()
                .map(parameter -> part(parameter.getResource()))
                .collect(Collectors.joining("\n"));
        return "W/\"" + KeptTranslations.sha256(parts).substring(0, LENGTH) + "\"";
    }

    private String part(Resource resource) {
        if (!(resource instanceof Bundle bundle)) return text.json(resource);
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource() instanceof QuestionnaireResponse draft
                        ? timeless(draft)
                        : entry.getFullUrl() + " "
                                + entry.getResource().getMeta().getVersionId())
                .collect(Collectors.joining("\n"));
    }

    private String timeless(QuestionnaireResponse draft) {
        var copy = draft.copy();
        copy.setAuthoredElement(null);
        return text.json(copy);
    }
}
