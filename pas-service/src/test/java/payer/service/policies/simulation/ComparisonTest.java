package payer.service.policies.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyCase;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Policy;

/** Two sets of rules on the same requests. */
class ComparisonTest {
    private static final List<Policy> SHIPPED = ShippedPolicies.policies();
    private static final List<AuthorizationCase> CASES = ShippedPolicies.folders().stream()
            .flatMap(folder -> folder.policyCases().stream())
            .map(PolicyCase::situation)
            .toList();

    @Test
    void the_same_rules_differ_nowhere() {
        var rules = PolicyRules.of(SHIPPED);
        var part = new Comparison(rules, PolicyRules.of(SHIPPED), 10).compare(0, requests(500));
        assertEquals(0, part.tally().changed());
        assertEquals(0, part.tally().touched());
        assertEquals(500, part.tally().requests());
        assertEquals(part.tally().before(), part.tally().after());
    }

    @Test
    void a_changed_policy_moves_only_the_requests_that_it_speaks_of() {
        var after =
                PolicyRules.of(SHIPPED.stream().map(ComparisonTest::withoutNeed).toList());
        var part = new Comparison(PolicyRules.of(SHIPPED), after, 5).compare(3, requests(2_000));
        var tally = part.tally();
        assertTrue(tally.touched() > 0 && tally.touched() < tally.requests(), tally::toString);
        assertTrue(tally.changed() > 0 && tally.changed() <= tally.touched(), tally::toString);
        assertEquals(5, part.differences().size());
        assertTrue(part.differences().getFirst().after().startsWith("no-authorization"), part::toString);
        assertTrue(tally.after().getOrDefault("no-authorization", 0L)
                > tally.before().getOrDefault("no-authorization", 0L));
        assertTrue(tally.questionsAfter() < tally.questionsBefore());
        assertEquals(
                tally.before().values().stream().mapToLong(Long::longValue).sum(),
                tally.after().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void skipping_what_is_not_touched_changes_no_answer() {
        var after =
                PolicyRules.of(SHIPPED.stream().map(ComparisonTest::withoutNeed).toList());
        var before = PolicyRules.of(SHIPPED);
        var told = new Comparison(before, after, Integer.MAX_VALUE).compare(0, requests(1_000));
        var differing = requests(1_000).stream()
                .flatMap(request -> {
                    var was = before.determine(request.situation());
                    var is = after.determine(request.situation());
                    return LongStream.range(0, was.size())
                            .filter(line -> !Answered.of(was.get((int) line)).equals(Answered.of(is.get((int) line))))
                            .mapToObj(line ->
                                    request.number() + "/" + was.get((int) line).line());
                })
                .toList();
        assertEquals(
                differing,
                told.differences().stream()
                        .map(difference -> difference.request() + "/" + difference.line())
                        .toList());
    }

    @Test
    void a_synthetic_request_is_always_the_same_and_another_seed_makes_others() {
        assertEquals(requests(200), requests(200));
        var others = new CaseVariations(CASES, 8);
        var same = LongStream.range(0, 200)
                .filter(number -> others.request(number).equals(requests(200).get((int) number)))
                .count();
        assertNotEquals(200, same);
        assertTrue(same < 20, () -> same + " of 200 are the same");
    }

    @Test
    void tallies_add_up() {
        var rules = PolicyRules.of(SHIPPED);
        var comparison = new Comparison(rules, rules, 0);
        var whole = comparison.compare(0, requests(300)).tally();
        var first = comparison.compare(0, requests(300).subList(0, 100)).tally();
        var second = comparison.compare(1, requests(300).subList(100, 300)).tally();
        assertEquals(whole, Tally.NOTHING.plus(first).plus(second));
    }

    /** Lumbar MRI without the need to ask for a first scan: a small change that many would notice. */
    private static Policy withoutNeed(Policy policy) {
        if (!policy.id().equals("lumbar-mri")) return policy;
        var text = PolicyDocument.write(policy);
        var changed = text.replace("needed for: [initial, continuation, replacement]", "needed for: [replacement]");
        return PolicyDocument.read("changed", changed);
    }

    private static List<PastRequest> requests(int count) {
        var variations = new CaseVariations(CASES, 7);
        return LongStream.range(0, count).mapToObj(variations::request).toList();
    }
}
