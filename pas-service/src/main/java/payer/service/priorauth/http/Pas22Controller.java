package payer.service.priorauth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Received;
import payer.service.priorauth.fhir.Release;

/** Prior authorization as release 2.2 of the guide has it. */
@FhirApi
@Controller(PasBases.PAS_2_2)
final class Pas22Controller {
    private final PasOperations operations;

    Pas22Controller(PasOperations operations) {
        this.operations = operations;
    }

    @Post("/Claim/$submit")
    @Needs(operation = PasCapability.SUBMIT, interaction = Interaction.CREATE, resource = "Claim")
    Bundle submit(@Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.submit(document, Release.R2_2, caller, Correlation.of(request));
    }

    @Post("/Claim/$inquire")
    @Needs(operation = PasCapability.INQUIRE, interaction = Interaction.SEARCH, resource = "ClaimResponse")
    Parameters inquire(@Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.inquireEach(document, Release.R2_2, caller, Correlation.of(request));
    }

    @Post("/$submit-attachment")
    @Needs(operation = PasCapability.ATTACH, interaction = Interaction.UPDATE, resource = "Claim")
    OperationOutcome attach(@Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.attach(document, caller, Correlation.of(request));
    }

    @Get("/Task/{id}")
    @Needs(interaction = Interaction.READ, resource = "Task")
    Task task(String id, Caller caller) {
        return operations.task(id, Release.R2_2, caller);
    }

    @Get("/Task{?status}")
    @Needs(interaction = Interaction.SEARCH, resource = "Task")
    Bundle tasks(Optional<String> status, Caller caller) {
        return operations.tasks(status, Release.R2_2, caller);
    }
}
