package payer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.decision.Decision;
import payer.decision.Fact;
import payer.rules.policy.Branch;
import payer.rules.policy.Check;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.Criterion;
import payer.rules.policy.Policy;

/**
 * No policy document can bring about a refusal on clinical grounds. It follows from the types, so it is the types that are
 * tested: whatever a document says, it is read into these.
 */
class NoAutomaticDenialTest {

    @Test
    void the_only_decision_that_withholds_for_good_is_a_benefit_exclusion() {
        assertEquals(
                Set.of(
                        "NoAuthorizationNeeded",
                        "Approved",
                        "ApprovedInPart",
                        "InformationNeeded",
                        "Pended",
                        "NotCovered"),
                names(Decision.class));
    }

    @Test
    void met_criteria_lead_to_an_approval_or_to_a_person() {
        assertEquals(
                List.of(
                        Branch.Disposition.APPROVE,
                        Branch.Disposition.NURSE_REVIEW,
                        Branch.Disposition.PHYSICIAN_REVIEW),
                List.of(Branch.Disposition.values()));
    }

    @Test
    void an_exclusion_can_hold_nothing_that_looks_at_facts() {
        var clinical = reachable(CodeExclusion.class).stream()
                .filter(type -> Criterion.class.isAssignableFrom(type)
                        || Check.class.isAssignableFrom(type)
                        || type == Fact.class)
                .toList();
        assertEquals(List.of(), clinical);
    }

    @Test
    void the_search_for_reachable_types_finds_criteria_where_there_are_some() {
        assertTrue(reachable(Policy.class).stream().anyMatch(Criterion.class::isAssignableFrom));
    }

    private static Set<String> names(Class<?> sealed) {
        return new HashSet<>(Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
    }

    /** All types of ours that a value of this one can hold, however deep. */
    private static Set<Class<?>> reachable(Class<?> from) {
        var seen = new HashSet<Class<?>>();
        var open = new ArrayDeque<Class<?>>(List.of(from));
        while (!open.isEmpty()) {
            var type = open.pop();
            if (!type.getName().startsWith("payer.") || !seen.add(type)) continue;
            if (type.isSealed()) open.addAll(List.of(type.getPermittedSubclasses()));
            if (type.isRecord())
                for (var part : type.getRecordComponents()) open.addAll(mentioned(part.getGenericType()));
        }
        return seen;
    }

    private static Set<Class<?>> mentioned(java.lang.reflect.Type type) {
        var found = new HashSet<Class<?>>();
        if (type instanceof Class<?> plain) found.add(plain);
        if (type instanceof java.lang.reflect.ParameterizedType generic)
            for (var argument : generic.getActualTypeArguments()) found.addAll(mentioned(argument));
        return found;
    }
}
