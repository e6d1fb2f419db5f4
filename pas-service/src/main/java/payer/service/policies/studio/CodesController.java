package payer.service.policies.studio;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.CodeSystem;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.codes.KnownCode;
import payer.service.codes.LoadedCodes;
import payer.service.security.staff.Visit;

/** Finds codes by how they begin or by words, for whoever writes a policy. */
@Controller("/policies/studio/codes")
@Produces(MediaType.TEXT_HTML)
@Needs(
        page = true,
        roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class CodesController {
    private static final int LISTED = 30;
    private static final int LONGEST = 60;

    private final LoadedCodes codes;

    CodesController(LoadedCodes codes) {
        this.codes = codes;
    }

    /** Only the list where a page asks for it to be put into itself. */
    @Get
    ModelAndView<Map<String, Object>> find(
            @QueryValue Optional<String> system, @QueryValue Optional<String> q, HttpRequest<?> request, Visit visit) {
        var chosen = system.flatMap(CodeSystem::named)
                .filter(CodeChoice.SYSTEMS::contains)
                .orElse(CodeSystem.HCPCS);
        var sought = q.map(String::strip)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .orElse("");
        var found = sought.isEmpty() ? List.<KnownCode>of() : codes.search(chosen, sought, LISTED);
        var choice = new CodeChoice(chosen, sought, found, codes.release(chosen), found.size() == LISTED);
        var view = request.getHeaders().contains("HX-Request") ? "found" : "codes";
        return StudioController.view(view, choice, visit);
    }
}
