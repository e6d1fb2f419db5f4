package payer.rules.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        consistency.exclusions();
        policy.leaves().forEach(consistency::units);
        policy.atOrdering().stream()
                .flatMap(rule -> rule.when().stream())
                .flatMap(when -> when.leaves(policy))
                .forEach(consistency::units);
        if (!consistency.issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, consistency.issues);
    }

    private void pathways() {
        var seen = new HashSet<RequestKind>();
        for (var i = 0; i < policy.pathways().size(); i++)
            for (var kind : policy.pathways().get(i).kinds())
                if (!seen.add(kind))
                    issues.add(pathway(i)
                            .issue("expected one pathway for each kind of request, found another one for "
                                    + word(kind)));
        for (var kind : policy.authorization().neededFor())
            if (!seen.contains(kind))
                issues.add(place.entries()
                        .getOrDefault("authorization", place)
                        .issue(
                                "expected a pathway for each kind of request that needs an authorization, found none for "
                                        + word(kind)));
    }

    private Place pathway(int index) {
        return Optional.ofNullable(place.entries().get("pathways"))
                .map(pathways -> pathways.items().get(index))
                .orElse(place);
    }

    private static String word(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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

    /** What a service is ordered for is a clinical question, and no to a clinical question is said by clinicians. */
    private void exclusions() {
        if (!policy.exclusions().isEmpty() && !policy.applies().indications().isEmpty())
            issues.add(place.entries()
                    .getOrDefault("not covered", place)
                    .issue("expected exclusions for every condition, found 'ordered for': only a clinician says no by"
                            + " diagnosis"));
    }

    /** Both ends of a range are measured alike, and so is the same thing in two alternatives. */
    private void units(Leaf leaf) {
        if (!(leaf.check() instanceof Check.Measurement measurement)) return;
        var units = new HashMap<String, Set<String>>();
        for (var threshold : measurement.either())
            for (var term : threshold.of().isEmpty() ? List.of(leaf.name()) : threshold.of())
                units.computeIfAbsent(term, _ -> new LinkedHashSet<>()).addAll(fixed(threshold.bounds()));
        if (!units.values().stream().allMatch(PolicyConsistency::areAlike))
            issues.add(place.names()
                    .place(Names.Kind.CRITERION, leaf.name())
                    .orElse(place)
                    .issue("expected limits of one kind of unit for '" + leaf.name() + "'"));
    }

    private static List<String> fixed(Bounds bounds) {
        return bounds.limits()
                .filter(Limit.Fixed.class::isInstance)
                .map(limit -> ((Limit.Fixed) limit).quantity().unit())
                .toList();
    }

    private static boolean areAlike(Set<String> units) {
        var first = units.stream().findFirst();
        return units.stream().allMatch(unit -> Units.areComparable(first.orElse(unit), unit));
    }

    private void object(String text) {
        issues.add(place.issue(text));
    }
}
