package payer.rules.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.rules.policy.Policy;

/** Lines of business are the payer's own words. One that stands nowhere else is told, since a misspelt one would be waited for without end. */
final class Lines {

    /** By which the public payment types are told, and the federal exchange. */
    private static final Set<String> COMMON =
            Set.of("commercial", "exchange", "medicaid", "medicare", "medicare-advantage");

    private Lines() {}

    static List<Remark> unknown(Policy policy, Collection<Policy> others, Collection<AuthorizationCase> cases) {
        var known = Stream.concat(
                        others.stream()
                                .filter(other -> !other.id().equals(policy.id()))
                                .flatMap(other -> other.applies().linesOfBusiness().stream()),
                        cases.stream().map(one -> one.member().lineOfBusiness()))
                .collect(Collectors.toSet());
        return policy.applies().linesOfBusiness().stream()
                .filter(line -> !COMMON.contains(line) && !known.contains(line))
                .map(line -> new Remark(
                        Remark.Kind.UNKNOWN_LINE,
                        line,
                        "No type of payment, no other policy and no case knows this line of business."))
                .toList();
    }
}
