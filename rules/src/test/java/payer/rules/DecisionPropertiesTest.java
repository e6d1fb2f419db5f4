package payer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CoverageRequirement;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.Finding;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.decision.Verdict;
import payer.rules.document.PolicyCase;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** What must hold for every case whatever the policies say, tried on thousands of invented ones with fixed seeds. */
class DecisionPropertiesTest {

    private static final int TRIES = 3000;
    private static final PolicyRules RULES = PolicyRules.of(ShippedPolicies.policies());
    private static final List<AuthorizationCase> SITUATIONS = ShippedPolicies.folders().stream()
            .flatMap(folder -> folder.policyCases().stream())
            .map(PolicyCase::situation)
            .toList();
    private static final List<Fact> FACTS =
            SITUATIONS.stream().flatMap(one -> one.facts().stream()).toList();
    private static final List<Code> CODES = ShippedPolicies.policies().stream()
            .map(Policy::trigger)
            .filter(Trigger.Listed.class::isInstance)
            .flatMap(trigger -> ((Trigger.Listed) trigger).codes().exact())
            .distinct()
            .toList();

    @Test
    void the_order_of_the_facts_does_not_matter() {
        var random = new Random(11);
        for (var one : SITUATIONS) {
            var shuffled = new ArrayList<>(one.facts());
            Collections.shuffle(shuffled, random);
            assertEquals(essence(RULES.determine(one)), essence(RULES.determine(one.with(shuffled))));
        }
    }

    @Test
    void more_evidence_never_makes_unknown_what_was_known() {
        var random = new Random(12);
        for (var i = 0; i < TRIES; i++) {
            var one = invented(random);
            var more = new ArrayList<>(one.facts());
            more.add(anyFact(random));
            var before = verdicts(RULES.determine(one));
            var after = verdicts(RULES.determine(one.with(more)));
            before.forEach((criterion, verdict) -> {
                if (verdict != Verdict.UNKNOWN && after.containsKey(criterion))
                    assertNotEquals(Verdict.UNKNOWN, after.get(criterion), criterion);
            });
        }
    }

    @Test
    void what_the_order_screen_calls_free_is_never_pended_or_refused() {
        var random = new Random(13);
        var free = 0;
        for (var i = 0; i < TRIES; i++)
            for (var answer : RULES.determine(invented(random))) {
                var says = answer.requirement().authorization();
                if (says.equals(java.util.Optional.of(CoverageRequirement.Authorization.NOT_NEEDED))) {
                    free++;
                    assertTrue(answer.decision() instanceof Decision.NoAuthorizationNeeded);
                }
                if (says.equals(java.util.Optional.of(CoverageRequirement.Authorization.SATISFIED)))
                    assertTrue(answer.decision() instanceof Decision.Approved);
            }
        assertTrue(free > 50, "the invented cases include free ones");
    }

    @Test
    void only_a_code_can_exclude_and_facts_change_nothing_about_it() {
        var random = new Random(14);
        for (var i = 0; i < TRIES; i++) {
            var one = invented(random);
            var answers = RULES.determine(one);
            var bare = RULES.determine(one.with(List.of()));
            for (var line = 0; line < answers.size(); line++)
                assertEquals(
                        answers.get(line).decision() instanceof Decision.NotCovered,
                        bare.get(line).decision() instanceof Decision.NotCovered);
        }
    }

    @Test
    void only_what_is_not_known_is_asked_for() {
        for (var one : SITUATIONS)
            for (var answer : RULES.determine(one))
                if (answer.decision() instanceof Decision.InformationNeeded needed
                        && !answer.findings().isEmpty())
                    assertTrue(
                            unknown(answer).containsAll(needed.criteria()),
                            () -> needed.criteria() + " of " + unknown(answer));
    }

    private static Set<String> unknown(Determination answer) {
        return answer.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .map(Finding::criterion)
                .collect(Collectors.toSet());
    }

    /** Some lines and some facts, taken from the cases at random. */
    private static AuthorizationCase invented(Random random) {
        var basis = SITUATIONS.get(random.nextInt(SITUATIONS.size()));
        var facts = new ArrayList<Fact>();
        basis.facts().forEach(fact -> {
            if (random.nextInt(4) > 0) facts.add(fact);
        });
        for (var i = random.nextInt(6); i > 0; i--) facts.add(anyFact(random));
        if (random.nextInt(3) > 0) return basis.with(facts);
        return AuthorizationCase.of(basis.requested(), List.of(anyLine(random, basis.requested())), facts);
    }

    private static Fact anyFact(Random random) {
        return FACTS.get(random.nextInt(FACTS.size()));
    }

    private static ServiceLine anyLine(Random random, LocalDate day) {
        var line = ServiceLine.of(1, CODES.get(random.nextInt(CODES.size())), day);
        var kinds = RequestKind.values();
        return new ServiceLine(
                line.sequence(),
                line.code(),
                line.modifiers(),
                line.quantity(),
                kinds[random.nextInt(kinds.length)],
                line.diagnoses(),
                line.ordered(),
                line.serviced(),
                line.placeOfService(),
                line.provider());
    }

    /** Everything but the order in which the facts behind a finding are listed. */
    private static List<Object> essence(List<Determination> answers) {
        return answers.stream()
                .map(answer -> (Object) List.of(
                        answer.decision(),
                        answer.requirement(),
                        answer.findings().stream()
                                .map(finding -> List.of(
                                        finding.criterion(),
                                        finding.verdict(),
                                        finding.needsPerson(),
                                        finding.contradicted(),
                                        new HashSet<>(finding.restsOn())))
                                .toList()))
                .toList();
    }

    private static Map<String, Verdict> verdicts(List<Determination> answers) {
        return answers.stream()
                .flatMap(answer -> answer.findings().stream()
                        .map(finding -> Map.entry(
                                answer.line() + " " + answer.decision().policy().id() + " " + finding.criterion(),
                                finding.verdict())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }
}
