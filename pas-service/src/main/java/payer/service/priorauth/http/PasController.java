package payer.service.priorauth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Received;
import payer.service.priorauth.fhir.Release;

/** Prior authorization, at the address of each release of the guide. */
@FhirApi
@Controller("/pas/{release:2\\.[02]}/fhir")
final class PasController {
    private final PasOperations operations;

    PasController(PasOperations operations) {
        this.operations = operations;
    }

    @Post("/Claim/$submit")
    @Needs(operation = PasCapability.SUBMIT, interaction = Interaction.CREATE, resource = "Claim")
    Bundle submit(String release, @Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.submit(document, Release.named(release), caller, Correlation.of(request));
    }

    @Post("/Claim/$inquire")
    @Needs(operation = PasCapability.INQUIRE, interaction = Interaction.SEARCH, resource = "ClaimResponse")
    Resource inquire(String release, @Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.inquire(document, Release.named(release), caller, Correlation.of(request));
    }

    @Post("/$submit-attachment")
    @Needs(operation = PasCapability.ATTACH, interaction = Interaction.UPDATE, resource = "Claim")
    OperationOutcome attach(String release, @Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.attach(document, caller, Correlation.of(request));
    }

    /** What a notification points at: the answer as it stands now. */
    @Get("/ClaimResponse/{id}")
    @Needs(interaction = Interaction.READ, resource = "ClaimResponse")
    Resource response(String release, UUID id, HttpRequest<?> request, Caller caller) {
        return operations
                .answer(id, Release.named(release), caller, Correlation.of(request))
                .getEntryFirstRep()
                .getResource();
    }

    /** The same with everything that it refers to. */
    @Get("/Bundle/{id}")
    @Needs(interaction = Interaction.READ, resource = "ClaimResponse")
    Bundle answer(String release, UUID id, HttpRequest<?> request, Caller caller) {
        return operations.answer(id, Release.named(release), caller, Correlation.of(request));
    }

    @Get("/Task/{id}")
    @Needs(interaction = Interaction.READ, resource = "Task")
    Task task(String release, String id, Caller caller) {
        return operations.task(id, Release.named(release), caller);
    }

    /** Only its status can be changed, to say that what is asked for cannot be sent. */
    @Put("/Task/{id}")
    @Needs(interaction = Interaction.UPDATE, resource = "Task")
    Task update(String release, String id, @Body Received document, HttpRequest<?> request, Caller caller) {
        return operations.update(id, document, Release.named(release), caller, Correlation.of(request));
    }

    @Get("/Task")
    @Needs(interaction = Interaction.SEARCH, resource = "Task")
    Bundle tasks(String release, HttpRequest<?> request, Caller caller) {
        return operations.tasks(TaskQuery.of(request), Release.named(release), caller);
    }
}
