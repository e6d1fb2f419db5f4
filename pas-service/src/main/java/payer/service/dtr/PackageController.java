package payer.service.dtr;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.hl7.fhir.r4.model.Parameters;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.EntityTags;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** {@code $questionnaire-package}, at the type as the guide has it and at the base as some clients have it. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir")
@Needs(operation = Operations.PACKAGE, interaction = Interaction.READ, resource = "Questionnaire")
final class PackageController {
    private final PackageForms forms;
    private final AnswerTags tags;
    private final FhirText text;

    PackageController(PackageForms forms, AnswerTags tags, FhirText text) {
        this.forms = forms;
        this.tags = tags;
        this.text = text;
    }

    @Post(uris = {"/Questionnaire/$questionnaire-package", "/$questionnaire-package"})
    HttpResponse<?> pack(String edition, @Body Received body, HttpRequest<?> request, Caller caller) {
        var answer = forms.pack(text.read(body, Parameters.class), Editions.of(edition), caller);
        var tag = tags.of(answer);
        if (EntityTags.name(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH), tag))
            return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
        return HttpResponse.ok(answer).header(HttpHeaders.ETAG, tag);
    }
}
