package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import payer.service.fhir.FhirText;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuths.DocumentKind;
import payer.service.priorauth.SeePriorAuths;

/** The answer to a request as it stands now, written from what was sent. What nobody sent has no answer. */
@Singleton
public final class AnswerOf {
    private final SeePriorAuths authorizations;
    private final ClaimResponseWriter writer;
    private final FhirText text;

    AnswerOf(SeePriorAuths authorizations, ClaimResponseWriter writer, FhirText text) {
        this.authorizations = authorizations;
        this.writer = writer;
        this.text = text;
    }

    public Optional<Bundle> answer(PriorAuth authorization, Release release) {
        return authorizations.documents(authorization.id()).stream()
                .filter(document -> document.kind() == DocumentKind.SUBMISSION)
                .findFirst()
                .map(document -> text.read(document.content(), Bundle.class))
                .map(request -> writer.answer(authorization, request, release));
    }
}
