package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import payer.service.priorauth.SentForms;

/** Forms become facts only where their answers are answers to what was asked. */
record FormsCheck(SentForms forms, LocalDate today, Complaints complaints) {
    private static final String RESPONSE = "QuestionnaireResponse";

    /** {@code place} is where the resource stands in what was sent. */
    void check(Resource resource, String place) {
        responses(resource)
                .filter(response -> response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .flatMap(response -> forms.issues(response, today).stream())
                .forEach(issue -> complaints.add(issue.type(), issue.text(), place + after(issue.place())));
    }

    private static String after(String place) {
        return place.startsWith(RESPONSE) ? place.substring(RESPONSE.length()) : "";
    }

    private static Stream<QuestionnaireResponse> responses(Resource resource) {
        return switch (resource) {
            case QuestionnaireResponse response -> Stream.of(response);
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .flatMap(entry -> responses(entry.getResource()));
            default -> Stream.of();
        };
    }
}
