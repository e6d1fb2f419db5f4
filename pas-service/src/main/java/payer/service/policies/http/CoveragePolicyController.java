package payer.service.policies.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;
import payer.service.caller.Open;
import payer.service.policies.PoliciesInForce;
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

    /** Those that hold on a day; today if none is named. */
    @Get
    Map<String, Object> list(@QueryValue Optional<String> on) {
        var day = on.map(CoveragePolicyController::day)
                .orElseGet(() -> clock.instant().atZone(service.zone()).toLocalDate());
        var listed = policies.now().policies().stream()
                .filter(policy -> policy.effective().holdsOn(day))
                .sorted(Comparator.comparing(Policy::id))
                .map(policy -> CoveragePolicyView.of(policy, service.url()))
                .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("on", day.toString());
        answer.put("policies", listed);
        return answer;
    }

    @Get(
            value = "/{policy}/{version}",
            produces = {"application/json", DocumentText.YAML})
    HttpResponse<?> read(String policy, String version, HttpRequest<?> request) {
        var text = PolicyDocument.write(found(policies.now().policies(), policy, version));
        return DocumentText.wantsYaml(request) ? DocumentText.yaml(text) : HttpResponse.ok(DocumentText.json(text));
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
