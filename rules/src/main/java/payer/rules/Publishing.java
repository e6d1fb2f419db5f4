package payer.rules;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.rules.policy.Effect;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** Why a policy may not be published beside others. */
final class Publishing {

    private static final List<Period> LONG_AGO =
            List.of(Period.ofDays(1), Period.ofMonths(6), Period.ofYears(2), Period.ofYears(4), Period.ofYears(8));

    private Publishing() {}

    /** Two versions of one policy never hold on the same day. */
    static List<Problem.Issue> overlaps(Policy policy, List<Policy> others) {
        return others.stream()
                .filter(other ->
                        other.id().equals(policy.id()) && other.effective().overlaps(policy.effective()))
                .map(other -> issue(
                        "Version %s of %s holds on some of the same days as version %s, which holds %s; expected days of its own."
                                .formatted(policy.version(), policy.id(), other.version(), days(other)),
                        "effective"))
                .toList();
    }

    private static String days(Policy policy) {
        var period = policy.effective();
        return "from " + period.from()
                + period.until().map(last -> " until " + last).orElse(" on");
    }

    /**
     * A policy of lower authority is stricter than a weightier one where it excludes a code that the other covers, or where,
     * deciding alone, it withholds what the other approves. The second is shown by cases: of all those given, each that the
     * weightier policy approves must be approved by the new one too, if it speaks of that line at all.
     */
    static List<Problem.Issue> stricter(Policy policy, List<Policy> others, Collection<AuthorizationCase> cases) {
        var issues = new ArrayList<Problem.Issue>();
        if (policy.effect() != Effect.COVERAGE && policy.effect() != Effect.SAME_OR_SIMILAR) return issues;
        for (var other : others) {
            var isWeightier = other.effect() == Effect.COVERAGE
                    && other.identity().authority().outranks(policy.identity().authority())
                    && other.effective().overlaps(policy.effective());
            if (!isWeightier) continue;
            issues.addAll(excludedThere(policy, other));
            issues.addAll(
                    policy.effect() == Effect.COVERAGE
                            ? withheld(policy, other, cases)
                            : heldForWhatIsOnFile(policy, other, cases));
        }
        return issues;
    }

    /** Where two lists overlap, an end of one lies in the other. */
    private static List<Problem.Issue> excludedThere(Policy policy, Policy other) {
        if (!(other.trigger() instanceof Trigger.Listed listed)) return List.of();
        return policy.exclusions().stream()
                .flatMap(exclusion -> Stream.concat(
                                exclusion.codes().ends(), listed.codes().ends())
                        .filter(code -> exclusion.codes().contains(code)
                                && listed.codes().contains(code)
                                && !isExcluded(other, code)))
                .distinct()
                .map(code -> issue(
                        "%s excludes %s, which %s covers; expected no exclusion of it."
                                .formatted(policy.id(), code.text(), named(other)),
                        "not covered"))
                .toList();
    }

    private static boolean isExcluded(Policy other, Code code) {
        return other.exclusions().stream()
                .anyMatch(exclusion -> exclusion.codes().contains(code));
    }

    private static List<Problem.Issue> withheld(Policy policy, Policy other, Collection<AuthorizationCase> cases) {
        var weightier = PolicyRules.of(List.of(other));
        // As if it had been in force on the days of the cases, too: they tell of services, not of days.
        var alone = PolicyRules.of(List.of(policy.always()));
        for (var one : cases) {
            var theirs = weightier.determine(one);
            var ours = alone.determine(one);
            for (var line = 0; line < theirs.size(); line++)
                if (isBy(theirs.get(line), other)
                        && isBy(ours.get(line), policy)
                        && isGranted(theirs.get(line))
                        && !isGranted(ours.get(line)))
                    return List.of(issue(
                            "%s withholds what %s approves, for instance line %d of a case that ends as: %s."
                                    .formatted(
                                            policy.id(),
                                            named(other),
                                            line + 1,
                                            word(ours.get(line).decision())),
                            "pathways"));
        }
        return List.of();
    }

    /** What the weightier policy approves for a member who had such an item before, the other may not send to a person. */
    private static List<Problem.Issue> heldForWhatIsOnFile(
            Policy policy, Policy other, Collection<AuthorizationCase> cases) {
        var weightier = PolicyRules.of(List.of(other));
        var together = PolicyRules.of(List.of(other, policy.always().forEveryone()));
        for (var one : cases) {
            var supplied = supplied(policy, one);
            var theirs = weightier.determine(supplied);
            var both = together.determine(supplied);
            for (var line = 0; line < theirs.size(); line++)
                if (isGranted(theirs.get(line)) && isBy(both.get(line), policy) && !isGranted(both.get(line)))
                    return List.of(issue(
                            "%s sends to a person what %s approves, for instance line %d of a case, where such an item was supplied before."
                                    .formatted(policy.id(), named(other), line + 1),
                            "pathways"));
        }
        return List.of();
    }

    /** The case of a member who had each thing that the policy looks for, lately and longer ago. */
    private static AuthorizationCase supplied(Policy policy, AuthorizationCase one) {
        var facts = new ArrayList<>(one.facts());
        var items = Stream.concat(
                one.lines().stream().map(ServiceLine::code),
                policy.terms().values().stream().flatMap(codes -> codes.ends().limit(1)));
        items.distinct()
                .forEach(item -> LONG_AGO.forEach(
                        ago -> facts.add(Fact.of("supplied/" + facts.size(), item, FactValue.YES, Source.CLAIMS)
                                .on(one.requested().minus(ago)))));
        return one.with(facts);
    }

    private static boolean isBy(Determination answer, Policy policy) {
        return answer.decision().policy().id().equals(policy.id());
    }

    private static boolean isGranted(Determination answer) {
        return switch (answer.decision()) {
            case Decision.NoAuthorizationNeeded free -> true;
            case Decision.Approved approved -> true;
            case Decision.ApprovedInPart part -> false;
            case Decision.InformationNeeded needed -> false;
            case Decision.Pended pended -> false;
            case Decision.NotCovered excluded -> false;
        };
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.NoAuthorizationNeeded free -> "no authorization";
            case Decision.Approved approved -> "approved";
            case Decision.ApprovedInPart part -> "approved in part";
            case Decision.InformationNeeded needed -> "information needed: " + String.join(", ", needed.criteria());
            case Decision.Pended pended -> "pended: " + String.join(", ", pended.criteria());
            case Decision.NotCovered excluded -> "not covered";
        };
    }

    private static String named(Policy other) {
        return other.identity().authority() + " policy " + other.id();
    }

    /** {@code entry} of the document is where it can be mended. */
    private static Problem.Issue issue(String text, String entry) {
        return new Problem.Issue(IssueType.BUSINESS_RULE, text, entry);
    }
}
