package payer.service.policies.studio;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.VersionKey;
import payer.service.security.staff.Visit;

/** Policies as the payer's own people read them: every version, in whatever state, and how it came to be. */
@Controller("/policies/studio")
@Produces(MediaType.TEXT_HTML)
@Needs(
        page = true,
        roles = {
            Role.POLICY_AUTHOR,
            Role.POLICY_APPROVER,
            Role.REVIEWER_NURSE,
            Role.REVIEWER_PHYSICIAN,
            Role.OPERATOR,
            Role.AUDITOR
        })
final class StudioController {
    private static final int LONGEST = 100;
    private static final int LAST_PAGE = 100_000;

    private final ListPages lists;
    private final HistoryPages histories;
    private final VersionPages versions;
    private final DifferencePages differences;

    StudioController(ListPages lists, HistoryPages histories, VersionPages versions, DifferencePages differences) {
        this.lists = lists;
        this.histories = histories;
        this.versions = versions;
        this.differences = differences;
    }

    @Get
    ModelAndView<Map<String, Object>> list(
            @QueryValue Optional<String> q,
            @QueryValue Optional<String> stage,
            @QueryValue Optional<String> page,
            Visit visit) {
        var sought = q.map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .orElse("");
        var number = page.filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        return view("list", lists.page(sought, stage.flatMap(Stage::named), Math.min(number, LAST_PAGE)), visit);
    }

    @Get("/{policy}")
    ModelAndView<Map<String, Object>> policy(String policy, Visit visit) {
        return view("policy", histories.policy(policy), visit);
    }

    @Get("/{policy}/{version}")
    ModelAndView<Map<String, Object>> version(
            String policy, String version, @QueryValue Optional<String> done, Visit visit) {
        return view(
                "version", versions.page(new VersionKey(policy, version), visit, Attempt.NONE, done.orElse("")), visit);
    }

    /** What is different between two versions, the later one against the earlier one. */
    @Get("/{policy}/{version}/differences")
    ModelAndView<Map<String, Object>> differences(
            String policy, String version, @QueryValue Optional<String> against, Visit visit) {
        return view(
                "differences",
                differences.page(new VersionKey(policy, version), against.filter(text -> !text.isBlank())),
                visit);
    }

    @Get("/releases")
    ModelAndView<Map<String, Object>> releases(
            @QueryValue Optional<String> before, @QueryValue Optional<String> done, Visit visit) {
        var first = before.filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
        return view("releases", histories.releases(first, Attempt.NONE, done.orElse("")), visit);
    }

    static ModelAndView<Map<String, Object>> view(String name, Object page, Visit visit) {
        return new ModelAndView<>("studio/" + name, Map.of("page", page, "visit", visit));
    }
}
