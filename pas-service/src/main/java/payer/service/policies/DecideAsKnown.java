package payer.service.policies;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.CasesDocument;

/** Says what of a situation would have been decided by what was published by a moment. Nothing is kept of it. */
@Singleton
public final class DecideAsKnown {
    private final CurrentPolicies current;
    private final Clock clock;

    /**
     * A situation as text.
     *
     * @param policy in whose terms it speaks; without one, in codes and findings alone
     * @param known by when; now, without one
     */
    public record Asked(String situation, Optional<String> policy, Optional<Instant> known) {
        /** Nothing of the situation: it may be a person's. */
        @Override
        public String toString() {
            return "Asked as known " + known;
        }
    }

    /** The answers, by the policies of a release. */
    public record Answered(Instant known, int release, AuthorizationCase situation, List<Determination> answers) {
        public Answered {
            answers = List.copyOf(answers);
        }

        @Override
        public String toString() {
            return "Answered as known " + known;
        }
    }

    DecideAsKnown(CurrentPolicies current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    public Answered decide(Asked asked) {
        var known = asked.known().orElseGet(clock::instant);
        var rules = current.knownAt(known);
        var versions = rules.policies().stream()
                .filter(policy -> asked.policy().equals(Optional.of(policy.id())))
                .toList();
        asked.policy().filter(_ -> versions.isEmpty()).ifPresent(this::requireSome);
        var situation = CasesDocument.situation("situation", asked.situation(), versions);
        return new Answered(known, current.set().numberAt(known), situation, rules.determine(situation));
    }

    /** One that came later has no terms for then, and is a policy all the same. */
    private void requireSome(String policy) {
        if (current.set().rules().policies().stream().noneMatch(one -> one.id().equals(policy)))
            throw Problem.of(ProblemKind.INVALID_VALUE, "There is no policy of this name in force", "policy");
    }
}
