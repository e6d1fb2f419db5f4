package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.CurrentPolicies;
import payer.service.policies.Life;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;

/** Policies to be read by the payer's staff: every version, in whatever state, and how it came to be. */
@Controller("/policies")
@Needs(
        roles = {
            Role.POLICY_AUTHOR,
            Role.POLICY_APPROVER,
            Role.REVIEWER_NURSE,
            Role.REVIEWER_PHYSICIAN,
            Role.OPERATOR,
            Role.AUDITOR
        })
final class PolicyController {
    private final PolicyVersions versions;
    private final CurrentPolicies current;
    private final TransactionOperations<Connection> transactions;

    PolicyController(PolicyVersions versions, CurrentPolicies current, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.current = current;
        this.transactions = transactions;
    }

    /** Versions, or none; and what of them in force is refused by today's reader. */
    @Introspected
    record Versions(@JsonInclude List<VersionView> versions, List<RefusedView> refused) {}

    @Get
    Versions list(@QueryValue Optional<String> state) {
        var wanted = state.map(PolicyController::state);
        return shown(glances(Optional.empty()).stream()
                .filter(glance -> wanted.map(glance.last().state()::equals).orElse(true))
                .toList());
    }

    @Get("/{policy}")
    Versions policy(String policy) {
        var found = glances(Optional.of(policy));
        if (found.isEmpty()) throw Problem.of(ProblemKind.NOT_FOUND, "There is no such policy");
        return shown(found);
    }

    /** The newest revision, whatever its state; as JSON with where it stands, as YAML the document alone. */
    @Get(
            value = "/{policy}/{version}",
            produces = {"application/json", DocumentText.YAML})
    HttpResponse<?> version(String policy, String version, HttpRequest<?> request) {
        var key = new VersionKey(policy, version);
        var life = life(key);
        var revision = newest(life);
        var answer = DocumentText.wantsYaml(request)
                ? DocumentText.yaml(revision.document())
                : HttpResponse.ok(whole(glance(key), revision));
        return seen(answer, life);
    }

    @Get(
            value = "/{policy}/{version}/cases",
            produces = {"application/json", DocumentText.YAML})
    HttpResponse<?> cases(String policy, String version, HttpRequest<?> request) {
        var life = life(new VersionKey(policy, version));
        return seen(document(newest(life).cases(), request), life);
    }

    @Get("/{policy}/{version}/history")
    Map<String, List<StepView>> history(String policy, String version) {
        return Map.of(
                "steps",
                life(new VersionKey(policy, version)).steps().stream()
                        .map(StepView::of)
                        .toList());
    }

    @Get(
            value = "/{policy}/{version}/revisions/{number}",
            produces = {"application/json", DocumentText.YAML})
    HttpResponse<?> revision(String policy, String version, int number, HttpRequest<?> request) {
        return document(revision(new VersionKey(policy, version), number).document(), request);
    }

    @Get(
            value = "/{policy}/{version}/revisions/{number}/cases",
            produces = {"application/json", DocumentText.YAML})
    HttpResponse<?> revisionCases(String policy, String version, int number, HttpRequest<?> request) {
        return document(revision(new VersionKey(policy, version), number).cases(), request);
    }

    private List<Glance> glances(Optional<String> policy) {
        return transactions.executeRead(_ -> versions.glances(policy));
    }

    private Glance glance(VersionKey key) {
        return glances(Optional.of(key.policy())).stream()
                .filter(glance -> glance.last().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Life life(VersionKey key) {
        return transactions
                .executeRead(_ -> versions.find(key))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
    }

    private Revision revision(VersionKey key, int number) {
        return transactions.executeRead(_ -> versions.revision(key, number));
    }

    private Revision newest(Life life) {
        return revision(life.key(), life.newest());
    }

    private Versions shown(List<Glance> glances) {
        var shown = glances.stream().map(glance -> glance.last().key()).collect(Collectors.toSet());
        return new Versions(
                glances.stream().map(VersionView::of).toList(),
                current.set().refused().stream()
                        .filter(one -> shown.contains(one.key()))
                        .map(RefusedView::of)
                        .toList());
    }

    private static Map<String, Object> whole(Glance glance, Revision revision) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("standing", VersionView.of(glance));
        whole.put("document", DocumentText.json(revision.document()));
        return whole;
    }

    private static MutableHttpResponse<?> document(String text, HttpRequest<?> request) {
        return DocumentText.wantsYaml(request) ? DocumentText.yaml(text) : HttpResponse.ok(DocumentText.json(text));
    }

    private static HttpResponse<?> seen(MutableHttpResponse<?> answer, Life life) {
        return answer.header(HttpHeaders.ETAG, Seen.etag(life.number()));
    }

    private static LifeState state(String text) {
        try {
            return LifeState.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "There is no such state of a policy", "state");
        }
    }
}
