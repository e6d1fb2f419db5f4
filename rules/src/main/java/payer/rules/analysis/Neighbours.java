package payer.rules.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.RequestKind;
import payer.rules.policy.Applicability;
import payer.rules.policy.CodeList;
import payer.rules.policy.Effect;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** Other policies that may speak of the same orders on the same days. */
final class Neighbours {

    private Neighbours() {}

    static List<Remark> of(Policy policy, Collection<Policy> others) {
        if (policy.effect() != Effect.COVERAGE) return List.of();
        return others.stream()
                .filter(other ->
                        other.effect() == Effect.COVERAGE && !other.id().equals(policy.id()))
                .filter(other -> other.effective().overlaps(policy.effective()))
                .filter(other -> mayMeet(policy, other))
                .flatMap(other -> remarks(policy, other).stream())
                .toList();
    }

    private static List<Remark> remarks(Policy policy, Policy other) {
        var common = common(policy, other);
        if (common.isEmpty()) return List.of();
        var remarks = new ArrayList<Remark>();
        remarks.add(new Remark(
                Remark.Kind.OVERLAP,
                other.id(),
                "Both speak of %s; %s decides.".formatted(texts(common), deciding(policy, other))));
        if (policy.identity().authority() == other.identity().authority())
            common.stream()
                    .flatMap(code -> conflict(policy, other, code).stream())
                    .findFirst()
                    .ifPresent(remarks::add);
        return remarks;
    }

    /** The same order as when a line is decided. */
    private static String deciding(Policy policy, Policy other) {
        if (policy.identity().authority() != other.identity().authority())
            return policy.identity().authority().outranks(other.identity().authority()) ? policy.id() : other.id();
        var isSpecific = !policy.applies().indications().isEmpty();
        if (isSpecific != !other.applies().indications().isEmpty()) return isSpecific ? policy.id() : other.id();
        var later = policy.effective().from().compareTo(other.effective().from());
        if (later != 0) return later > 0 ? policy.id() : other.id();
        return policy.id().compareTo(other.id()) < 0 ? policy.id() : other.id();
    }

    private static Optional<Remark> conflict(Policy policy, Policy other, Code code) {
        if (isExcluded(policy, code) != isExcluded(other, code))
            return Optional.of(new Remark(
                    Remark.Kind.CONFLICT,
                    other.id(),
                    "One of the two excludes %s, the other does not.".formatted(code.text())));
        if (!asked(policy, code).equals(asked(other, code)))
            return Optional.of(new Remark(
                    Remark.Kind.CONFLICT,
                    other.id(),
                    "They ask for an authorization of %s for different kinds of request.".formatted(code.text())));
        return Optional.empty();
    }

    private static boolean isExcluded(Policy policy, Code code) {
        return policy.exclusions().stream().anyMatch(one -> one.codes().contains(code));
    }

    private static Set<RequestKind> asked(Policy policy, Code code) {
        var rule = policy.authorization();
        return rule.onlyFor().map(codes -> codes.contains(code)).orElse(true)
                ? rule.neededFor()
                : EnumSet.noneOf(RequestKind.class);
    }

    private static List<Code> common(Policy policy, Policy other) {
        var mine = codes(policy);
        var theirs = codes(other);
        return Stream.concat(
                        mine.exact().filter(theirs::contains), theirs.exact().filter(mine::contains))
                .distinct()
                .toList();
    }

    private static CodeList codes(Policy policy) {
        return policy.trigger() instanceof Trigger.Listed listed ? listed.codes() : CodeList.none();
    }

    private static String texts(List<Code> codes) {
        var shown = codes.stream().limit(5).map(Code::text).toList();
        var more = codes.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Policies for different members, places or conditions never meet in one order. */
    private static boolean mayMeet(Policy policy, Policy other) {
        var mine = policy.applies();
        var theirs = other.applies();
        return touch(mine.linesOfBusiness(), theirs.linesOfBusiness())
                && touch(mine.products(), theirs.products())
                && touch(mine.states(), theirs.states())
                && touch(mine.placesOfService(), theirs.placesOfService())
                && touch(mine.providerKinds(), theirs.providerKinds())
                && touch(mine.kinds(), theirs.kinds())
                && touch(mine.urgencies(), theirs.urgencies())
                && ages(mine, theirs)
                && conditions(policy, other);
    }

    private static <T> boolean touch(Set<T> some, Set<T> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }

    private static boolean ages(Applicability mine, Applicability theirs) {
        return mine.ageFrom().orElse(0) <= theirs.ageTo().orElse(Integer.MAX_VALUE)
                && theirs.ageFrom().orElse(0) <= mine.ageTo().orElse(Integer.MAX_VALUE);
    }

    private static boolean conditions(Policy policy, Policy other) {
        if (policy.applies().indications().isEmpty()
                || other.applies().indications().isEmpty()) return true;
        var theirs = other.applies().indications().stream().map(other::codes).toList();
        return policy.applies().indications().stream()
                .map(policy::codes)
                .anyMatch(mine -> theirs.stream().anyMatch(one -> meet(mine, one)));
    }

    /** Families meet where they share their beginning. */
    private static boolean meet(CodeList mine, CodeList theirs) {
        return mine.exact().anyMatch(theirs::contains)
                || theirs.exact().anyMatch(mine::contains)
                || mine.patterns().entrySet().stream()
                        .anyMatch(entry -> entry.getValue().stream()
                                .anyMatch(pattern -> theirs.patterns()
                                        .getOrDefault(entry.getKey(), List.of())
                                        .contains(pattern)));
    }
}
