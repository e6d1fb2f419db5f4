package payer.rules.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import payer.decision.RequestKind;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/** What rules are called, and how criteria read in them: in the policy's own words, so that a rule is known again. */
final class Naming {

    private Naming() {}

    static String of(Policy policy) {
        return policy.id() + " " + policy.version();
    }

    static String of(Policy policy, Pathway pathway) {
        return of(policy) + ", " + kinds(pathway);
    }

    private static String kinds(Pathway pathway) {
        return pathway.kinds().stream()
                .map(RequestKind::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    static String of(Criterion criterion) {
        return switch (criterion) {
            case Leaf leaf -> leaf.name();
            case Criterion.Group(String name) -> "group " + name;
            case Criterion.All(List<Criterion> of) -> "all of " + several(of);
            case Criterion.Any(List<Criterion> of) -> "any of " + several(of);
            case Criterion.AtLeast(int count, List<Criterion> of) -> count + " of " + several(of);
            case Criterion.Not(Criterion of) -> "not " + several(List.of(of));
        };
    }

    private static String several(List<Criterion> criteria) {
        return criteria.stream().map(Naming::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
