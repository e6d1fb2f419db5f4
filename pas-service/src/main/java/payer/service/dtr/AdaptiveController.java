package payer.service.dtr;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** {@code $next-question}. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir")
@Needs(operation = Operations.NEXT_QUESTION, interaction = Interaction.READ, resource = "Questionnaire")
final class AdaptiveController {
    private final AskNext next;
    private final FhirText text;

    AdaptiveController(AskNext next, FhirText text) {
        this.next = next;
        this.text = text;
    }

    @Post(uris = {"/Questionnaire/$next-question", "/$next-question"})
    QuestionnaireResponse next(String edition, @Body Received body, HttpRequest<?> request, Caller caller) {
        return next.next(text.read(body), Editions.of(edition), caller, Correlation.of(request));
    }
}
