package payer.rules.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which facts speak to a criterion: about which terms, found under which conditions, when, and stated by whom. */
public record Sought(List<String> of, Set<String> under, Optional<Relation> within, Performers performers) {
    public Sought {
        of = List.copyOf(of);
        under = Ordered.copyOf(under);
    }

    public static Sought about(String... terms) {
        return new Sought(List.of(terms), Set.of(), Optional.empty(), Performers.anyone());
    }
}
