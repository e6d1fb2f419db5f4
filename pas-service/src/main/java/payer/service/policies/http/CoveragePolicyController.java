package payer.service.policies.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;
import payer.service.caller.Open;
import payer.service.policies.PoliciesInForce;
import payer.service.policies.pages.PolicyList;
import payer.service.policies.pages.PolicyPage;
import payer.service.policies.pages.PolicySearch;
import payer.service.runtime.ServiceSettings;

/** The policies in force, for everyone: by what a request will be judged can be read before it is made. */
@Controller("/coverage-policies")
@Open("a payer's coverage criteria are public")
final class CoveragePolicyController {
    private final PoliciesInForce policies;
    private final ServiceSettings service;
    private final Clock clock;

    CoveragePolicyController(PoliciesInForce policies, ServiceSettings service, Clock clock) {
        this.policies = policies;
        this.service = service;
        this.clock = clock;
    }

    /** Those that hold on a day, today if none is named, and in which a code or words are found. */
    @Get(produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    HttpResponse<?> list(@QueryValue Optional<String> on, @QueryValue Optional<String> q, HttpRequest<?> request) {
        var day = on.filter(text -> !text.isBlank())
                .map(CoveragePolicyController::day)
                .orElseGet(() -> clock.instant().atZone(service.zone()).toLocalDate());
        var found = inForce(day, q.orElse(""));
        return wantsPage(request)
                ? page("policies/list", Map.of("list", PolicyList.of(day, q.orElse(""), found)))
                : HttpResponse.ok(listed(day, found));
    }

    @Get(
            value = "/{policy}/{version}",
            produces = {MediaType.APPLICATION_JSON, DocumentText.YAML, MediaType.TEXT_HTML})
    HttpResponse<?> read(String policy, String version, HttpRequest<?> request) {
        var all = policies.now().policies();
        var found = found(all, policy, version);
        if (wantsPage(request))
            return page("policies/policy", Map.of("page", PolicyPage.of(found, versions(all, policy))));
        var text = PolicyDocument.write(found);
        return DocumentText.wantsYaml(request) ? DocumentText.yaml(text) : HttpResponse.ok(DocumentText.json(text));
    }

    private List<Policy> inForce(LocalDate day, String sought) {
        var search = new PolicySearch(sought);
        return policies.now().policies().stream()
                .filter(policy -> policy.effective().holdsOn(day))
                .filter(policy -> sought.isBlank() || search.finds(policy))
                .sorted(Comparator.comparing(Policy::id))
                .toList();
    }

    private CoverageListView listed(LocalDate day, List<Policy> found) {
        return new CoverageListView(
                day.toString(),
                found.stream()
                        .map(policy -> CoveragePolicyView.of(policy, service.url()))
                        .toList());
    }

    /** The newest first. */
    private static List<Policy> versions(List<Policy> all, String policy) {
        return all.stream()
                .filter(one -> one.id().equals(policy))
                .sorted(Comparator.comparing((Policy one) -> one.effective().from())
                        .reversed())
                .toList();
    }

    /** People at a browser get pages, programs documents. */
    private static boolean wantsPage(HttpRequest<?> request) {
        return request.accept().stream()
                .findFirst()
                .filter(MediaType.TEXT_HTML_TYPE::equals)
                .isPresent();
    }

    private static HttpResponse<?> page(String view, Map<String, Object> model) {
        return HttpResponse.ok(new ModelAndView<>(view, model)).contentType(MediaType.TEXT_HTML_TYPE);
    }

    private static Policy found(List<Policy> all, String policy, String version) {
        return all.stream()
                .filter(one -> one.id().equals(policy) && one.version().equals(version))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such policy in force"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "A day is a date such as 2026-11-01", "on");
        }
    }
}
