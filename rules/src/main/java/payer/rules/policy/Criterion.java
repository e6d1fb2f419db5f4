package payer.rules.policy;

import java.util.List;
import java.util.stream.Stream;

/** A condition of coverage: a leaf, or several conditions taken together. */
public sealed interface Criterion
        permits Criterion.All, Criterion.Any, Criterion.AtLeast, Criterion.Not, Criterion.Group, Leaf {

    /** The leaves below it, in the order of the document. */
    Stream<Leaf> leaves(Policy policy);

    record All(List<Criterion> of) implements Criterion {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves(Policy policy) {
            return of.stream().flatMap(criterion -> criterion.leaves(policy));
        }
    }

    record Any(List<Criterion> of) implements Criterion {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Leaf> leaves(Policy policy) {
            return of.stream().flatMap(criterion -> criterion.leaves(policy));
        }
    }

    record AtLeast(int count, List<Criterion> of) implements Criterion {
        public AtLeast {
            of = List.copyOf(of);
            if (count < 1 || count > of.size())
                throw new IllegalArgumentException("the count lies between 1 and the number of conditions");
        }

        @Override
        public Stream<Leaf> leaves(Policy policy) {
            return of.stream().flatMap(criterion -> criterion.leaves(policy));
        }
    }

    /** An exclusion: the condition must not hold, and it must be known that it does not. */
    record Not(Criterion of) implements Criterion {
        @Override
        public Stream<Leaf> leaves(Policy policy) {
            return of.leaves(policy);
        }
    }

    /** Conditions that the policy states once and uses in several places. */
    record Group(String name) implements Criterion {
        @Override
        public Stream<Leaf> leaves(Policy policy) {
            var meant = policy.groups().get(name);
            return meant == null ? Stream.of() : meant.leaves(policy);
        }
    }
}
