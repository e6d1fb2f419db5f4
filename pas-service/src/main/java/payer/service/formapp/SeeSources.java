package payer.service.formapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.dtr.answer.AnswerOrigins;
import payer.service.fhir.FhirText;

/** Tells where the answers of a draft come from. */
@Singleton
public final class SeeSources {
    private final FhirText text;

    SeeSources(FhirText text) {
        this.text = text;
    }

    /** By linkId, as the guide's codes have it. */
    public Map<String, String> of(Draft draft) {
        return AnswerOrigins.sources(
                text.readPart(draft.response().getBytes(UTF_8), "response", QuestionnaireResponse.class));
    }
}
