package payer.service.dtr;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** {@code $populate}, of any form and of one. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir/Questionnaire")
@Needs(operation = Operations.POPULATE, interaction = Interaction.READ, resource = "Questionnaire")
final class PopulateController {
    private final PopulateForm forms;
    private final FhirText text;

    PopulateController(PopulateForm forms, FhirText text) {
        this.forms = forms;
        this.text = text;
    }

    @Post("/$populate")
    Parameters any(String edition, @Body Received body, Caller caller) {
        return forms.populate(text.read(body, Parameters.class), Optional.empty(), Editions.of(edition), caller);
    }

    @Post("/{id}/$populate")
    Parameters one(String edition, String id, @Body Received body, Caller caller) {
        return forms.populate(text.read(body, Parameters.class), Optional.of(id), Editions.of(edition), caller);
    }
}
