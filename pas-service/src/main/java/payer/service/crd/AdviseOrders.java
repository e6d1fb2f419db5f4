package payer.service.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.crd.Advice;
import payer.crd.Advisor;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.PolicyReference;
import payer.rules.PolicyRules;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/**
 * Thinks, and where something is open that the caller's records may settle, asks them for just that and thinks again. What
 * they do not answer in time stays open, and becomes a form's question.
 */
@Singleton
final class AdviseOrders {
    private static final int MOST_CODES = 100;

    private final AskEhr ehr;

    AdviseOrders(AskEhr ehr) {
        this.ehr = ehr;
    }

    /** What is to be said, and all that it was said from. */
    record Thought(List<Advice> advice, Gathered gathered) {
        @Override
        public String toString() {
            return gathered.toString();
        }
    }

    Thought advise(Gathered gathered, PolicyRules rules, Advisor advisor) {
        var first = advisor.advise(gathered.consultation());
        var open = open(first);
        if (open.isEmpty() || gathered.session().isEmpty()) return new Thought(first, gathered);
        var queries = queries(gathered.request().patientId(), policies(rules, open));
        var answers = ehr.ask(gathered.session().get(), queries);
        var read = answers.stream()
                .filter(answer -> answer.filter(gathered.known()::addIfReadable).isPresent())
                .count();
        if (read == 0) return new Thought(first, gathered);
        var more = gathered.withChart();
        return new Thought(advisor.advise(more.consultation()), more);
    }

    private static Set<PolicyReference> open(List<Advice> advice) {
        return advice.stream()
                .flatMap(one -> one.determination().stream())
                .map(determination -> determination.decision())
                .filter(Decision.InformationNeeded.class::isInstance)
                .map(Decision::policy)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Policy> policies(PolicyRules rules, Set<PolicyReference> wanted) {
        return rules.policies().stream()
                .filter(policy -> wanted.contains(policy.reference()))
                .toList();
    }

    /** Only what these policies speak of: more than that we have no business to know. */
    private static List<String> queries(String patient, List<Policy> policies) {
        var codes = policies.stream()
                .flatMap(AdviseOrders::codes)
                .distinct()
                .limit(MOST_CODES)
                .map(code -> code.system() + "|" + code.value())
                .collect(Collectors.joining(","));
        var filter = "&code=" + URLEncoder.encode(codes, UTF_8);
        return List.of(
                "Observation?patient=" + patient + filter,
                "Procedure?patient=" + patient + filter,
                "Condition?patient=" + patient,
                "Encounter?patient=" + patient);
    }

    private static Stream<Code> codes(Policy policy) {
        var terms = policy.terms().keySet().stream()
                .flatMap(term -> policy.codes(term).exact());
        var leaves = policy.leaves().stream().map(Leaf::name).map(CodeSystem.FINDING::code);
        return Stream.concat(terms, leaves);
    }
}
