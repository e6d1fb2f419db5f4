package payer.service.dtr;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.hl7.fhir.r4.model.Parameters;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** {@code $log-questionnaire-errors}. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir")
@Needs(operation = Operations.LOG_ERRORS, interaction = Interaction.READ, resource = "Questionnaire")
final class ErrorController {
    private final ReportErrors errors;
    private final FhirText text;

    ErrorController(ReportErrors errors, FhirText text) {
        this.errors = errors;
        this.text = text;
    }

    @Post(uris = {"/Questionnaire/$log-questionnaire-errors", "/$log-questionnaire-errors"})
    HttpResponse<?> report(String edition, @Body Received body, Caller caller) {
        errors.report(text.read(body, Parameters.class), Editions.of(edition), caller);
        return HttpResponse.noContent();
    }
}
