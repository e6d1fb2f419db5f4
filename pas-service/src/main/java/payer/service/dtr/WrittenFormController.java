package payer.service.dtr;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import java.time.Instant;
import java.util.List;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** The forms that the payer's own people write in the place of those that are made from the policies. */
@Controller("/admin/forms/{policy}/{version}")
@Needs(roles = Role.POLICY_AUTHOR)
final class WrittenFormController {
    private final ReplaceForm replace;
    private final FhirText text;

    WrittenFormController(ReplaceForm replace, FhirText text) {
        this.replace = replace;
        this.text = text;
    }

    /** What is told of a revision: not the form itself, which the forms' own bases serve. */
    record Revision(int revision, Instant at, String author, boolean written) {
        static Revision of(WrittenForm form) {
            return new Revision(
                    form.revision(), form.at(), form.author(), form.bundle().isPresent());
        }
    }

    @Get
    List<Revision> history(String policy, String version) {
        return replace.history(policy, version).stream().map(Revision::of).toList();
    }

    @Put
    @Consumes(MediaType.ALL)
    HttpResponse<Revision> replace(String policy, String version, @Body Received body, Caller caller) {
        return HttpResponse.status(HttpStatus.CREATED)
                .body(Revision.of(replace.replace(
                        policy, version, text.readWithNarratives(body, org.hl7.fhir.r4.model.Resource.class), caller)));
    }

    @Delete
    Revision putBack(String policy, String version, Caller caller) {
        return Revision.of(replace.putBack(policy, version, caller));
    }
}
