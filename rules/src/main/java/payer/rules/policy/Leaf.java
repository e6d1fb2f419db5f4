package payer.rules.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Reason;
import payer.decision.Reviewer;

/**
 * One condition that is tested against facts. Its name is what findings, forms and reviewers call it; {@code question} is what
 * the form asks while it is not known, {@code unmet} is what is said when it is not met.
 */
public record Leaf(
        String name,
        String text,
        Check check,
        Optional<EvidenceRule> evidence,
        Optional<Question> question,
        Optional<Reason> unmet,
        Optional<Reviewer> reviewer,
        Optional<Overruled> overruled)
        implements Criterion {

    @Override
    public Stream<Leaf> leaves(Policy policy) {
        return Stream.of(this);
    }

    /** Why the house takes a condition as met although the published text still states it. */
    public record Overruled(LocalDate since, String because, String by) {}
}
