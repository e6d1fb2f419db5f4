package payer.service.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.Optional;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.caller.Open;
import payer.service.caller.Role;

/** One route for each kind of need, and two that are wrong, only there when a test asks for them. */
@Controller
@Requires(property = "probe")
final class ProbeController {

    @Get("/probe/fhir/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(interaction = Interaction.READ, resource = "{type}")
    String read(String type, String id, Caller caller) {
        return caller.client() + " reads " + type + " " + id;
    }

    @Get("/probe/fhir/{type}")
    @Needs(interaction = Interaction.SEARCH, resource = "{type}")
    String search(String type) {
        return "searched " + type;
    }

    @Post("/probe/fhir/{type}")
    @Needs(interaction = Interaction.CREATE, resource = "{type}")
    String create(String type) {
        return "created " + type;
    }

    @Put("/probe/fhir/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(
            interaction = {Interaction.UPDATE, Interaction.CREATE},
            resource = "{type}")
    String update(String type, String id) {
        return "updated " + type + " " + id;
    }

    @Delete("/probe/fhir/{type:[A-Z][A-Za-z]+}/{id}")
    @Needs(interaction = Interaction.DELETE, resource = "{type}")
    String delete(String type, String id) {
        return "deleted " + type + " " + id;
    }

    @Post("/probe/fhir/Claim/$submit")
    @Needs(
            operation = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit",
            interaction = Interaction.CREATE,
            resource = "Claim")
    String submit() {
        return "submitted";
    }

    @Post("/probe/fhir")
    @Needs(eachEntry = true)
    String batch(Caller caller) {
        caller.require(Interaction.READ, "Patient");
        return "batch";
    }

    @Get("/other/fhir/{type}")
    @Needs(interaction = Interaction.SEARCH, resource = "{type}")
    String elsewhere(String type) {
        return "searched " + type;
    }

    @Post("/probe/cds-services/order-sign")
    @Needs(cdsClient = true)
    String hook(Caller caller) {
        return "advice for " + caller.client();
    }

    @Get("/admin/probe")
    @Needs(roles = Role.OPERATOR)
    String operate() {
        return "operated";
    }

    @Get("/probe/open")
    @Open("a probe")
    String open(Optional<Caller> caller) {
        return caller.map(known -> "known " + known.client()).orElse("stranger");
    }

    @Get("/probe/undeclared")
    String undeclared() {
        return "must never be seen";
    }

    @Get("/probe/contradictory")
    @Open("a probe")
    @Needs(roles = Role.OPERATOR)
    String contradictory() {
        return "must never be seen";
    }
}
