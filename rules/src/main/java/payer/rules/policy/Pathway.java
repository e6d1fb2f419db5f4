package payer.rules.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.decision.RequestKind;

/** What is asked of requests of some kinds: criteria that all share, then the branches, the preferred one first. */
public record Pathway(Set<RequestKind> kinds, Optional<Criterion> common, List<Branch> branches) {
    public Pathway {
        kinds = Ordered.copyOf(kinds);
        branches = List.copyOf(branches);
        if (branches.isEmpty()) throw new IllegalArgumentException("a pathway has at least one branch");
    }

    public Stream<Criterion> criteria() {
        return Stream.concat(common.stream(), branches.stream().map(Branch::criteria));
    }
}
