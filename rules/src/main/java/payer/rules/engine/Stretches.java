package payer.rules.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/**
 * Cuts the order of all codes into stretches that few policies share. Codes, ranges and families each take one span of that
 * order, so a policy belongs to the stretches that its spans touch, wherever the cuts are.
 */
final class Stretches {

    /** Policies in one stretch: few enough to compile in a moment, many enough that a rule base is worth its memory. */
    static final int POLICIES = 32;

    /** A stretch may grow so far before all are cut anew. */
    private static final int GROWN = 4 * POLICIES;

    /** From the first code to the last one, both as their texts. */
    private record Span(String first, String last, Policy policy) {}

    private Stretches() {}

    /** A cut falls before a code on which some policy begins; the first one falls before everything. */
    static NavigableSet<String> cuts(Collection<Policy> policies) {
        var cuts = new TreeSet<>(Set.of(""));
        var inStretch = Collections.<Policy>newSetFromMap(new IdentityHashMap<>());
        for (var starting : byStart(policies).entrySet()) {
            inStretch.addAll(starting.getValue());
            if (inStretch.size() <= POLICIES) continue;
            cuts.add(starting.getKey());
            inStretch.clear();
            inStretch.addAll(starting.getValue());
        }
        return cuts;
    }

    private static NavigableMap<String, List<Policy>> byStart(Collection<Policy> policies) {
        var starts = new TreeMap<String, List<Policy>>();
        policies.stream()
                .flatMap(Stretches::spans)
                .forEach(span -> starts.computeIfAbsent(span.first, start -> new ArrayList<>())
                        .add(span.policy));
        return starts;
    }

    static boolean fit(Collection<String> cuts, Collection<Policy> policies) {
        return laidOut(policies, cuts).values().stream().allMatch(some -> some.size() <= GROWN);
    }

    /** The policies of each stretch, in the order in which they are given. */
    static NavigableMap<String, List<Policy>> laidOut(Collection<Policy> policies, Collection<String> cuts) {
        var stretches = new TreeMap<String, List<Policy>>();
        cuts.forEach(cut -> stretches.put(cut, new ArrayList<>()));
        for (var policy : policies)
            spans(policy)
                    .flatMap(span -> touched(span, stretches.navigableKeySet()).stream())
                    .distinct()
                    .forEach(start -> stretches
                            .computeIfAbsent(start, cut -> new ArrayList<>())
                            .add(policy));
        return stretches;
    }

    private static Collection<String> touched(Span span, NavigableSet<String> starts) {
        return starts.subSet(Objects.requireNonNullElse(starts.floor(span.first), ""), true, span.last, true);
    }

    private static Stream<Span> spans(Policy policy) {
        return policy.trigger() instanceof Trigger.Listed listed
                ? listed.codes().patterns().entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream().flatMap(pattern -> span(entry.getKey(), pattern, policy)))
                : Stream.of();
    }

    private static Stream<Span> span(CodeSystem system, CodePattern pattern, Policy policy) {
        var name = system.shortName() + " ";
        return switch (pattern) {
            case CodePattern.Exact(String code) -> Stream.of(new Span(name + code, name + code, policy));
            case CodePattern.Range(String first, String last) -> Stream.of(new Span(name + first, name + last, policy));
            case CodePattern.Below(String stem) ->
                Stream.of(new Span(name + withoutDot(stem), name + stem + Character.MAX_VALUE, policy));
            case CodePattern.InSet(String set, Set<String> codes) ->
                codes.stream().map(code -> new Span(name + code, name + code, policy));
        };
    }

    private static String withoutDot(String stem) {
        return stem.endsWith(".") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
