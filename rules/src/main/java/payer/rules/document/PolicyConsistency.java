package payer.rules.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import payer.decision.RequestKind;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Effect;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;
import payer.rules.units.Units;

/** What each part of a policy may say alone but not together with the rest. */
final class PolicyConsistency {

    private final Policy policy;
    private final Place place;
    private final List<Problem.Issue> issues = new ArrayList<>();

    private PolicyConsistency(Policy policy, Place place) {
        this.policy = policy;
        this.place = place;
    }

    static void check(Policy policy, Place place) {
        var consistency = new PolicyConsistency(policy, place);
        consistency.pathways();
        consistency.effect();
        policy.leaves().forEach(consistency::units);
        policy.atOrdering().stream()
                .flatMap(rule -> rule.when().stream())
                .flatMap(when -> when.leaves(policy))
                .forEach(consistency::units);
        if (!consistency.issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, consistency.issues);
    }

    private void pathways() {
        var seen = new HashSet<RequestKind>();
        for (var pathway : policy.pathways())
            for (var kind : pathway.kinds())
                if (!seen.add(kind)) object("expected one pathway for each kind of request, found two for " + kind);
        for (var kind : policy.authorization().neededFor())
            if (!seen.contains(kind))
                issues.add(place.entries()
                        .getOrDefault("authorization", place)
                        .issue(
                                "expected a pathway for each kind of request that needs an authorization, found none for "
                                        + kind));
    }

    private void effect() {
        var any = policy.trigger() instanceof Trigger.AnyService;
        if (policy.effect() == Effect.COVERAGE && any) object("expected the codes that a coverage policy is about");
        if (policy.effect() == Effect.OTHERWISE && !any)
            object("expected 'codes: any' of the policy for all other services");
        if (policy.effect() == Effect.TIME_LIMITS && policy.timeLimits().isEmpty()) object("expected time limits");
        if (policy.effect().waiver().isPresent() && policy.pathways().isEmpty())
            object("expected criteria for an exemption");
    }

    /** Both ends of a range are measured alike. */
    private void units(Leaf leaf) {
        if (!(leaf.check() instanceof Check.Measurement measurement)) return;
        for (var threshold : measurement.either())
            if (!areAlike(threshold.bounds()))
                issues.add(place.names()
                        .place(Names.Kind.CRITERION, leaf.name())
                        .orElse(place)
                        .issue("expected limits of one kind of unit for '" + leaf.name() + "'"));
    }

    private static boolean areAlike(Bounds bounds) {
        var units = bounds.limits()
                .filter(Limit.Fixed.class::isInstance)
                .map(limit -> ((Limit.Fixed) limit).quantity().unit())
                .toList();
        return units.size() < 2 || Units.areComparable(units.get(0), units.get(1));
    }

    private void object(String text) {
        issues.add(place.issue(text));
    }
}
