package payer.rules.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Fact;
import payer.decision.OrderingAdvice;
import payer.decision.OrderingAdvice.Offer;
import payer.decision.OrderingAdvice.Topic;
import payer.decision.PolicyReference;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;

/**
 * Advice for the moment of ordering, and when it is given: for which requests and codes, and if which criterion is met.
 * What is not known is not asked for; then nothing is said.
 */
public record OrderingRule(
        String name,
        Topic topic,
        String title,
        String text,
        Set<RequestKind> kinds,
        Optional<CodeList> onlyFor,
        Optional<Criterion> when,
        Optional<Offer> offer) {

    public OrderingRule {
        kinds = Set.copyOf(kinds);
        if (title.isBlank() || text.isBlank()) throw new IllegalArgumentException("advice says something");
    }

    public boolean isAbout(ServiceLine line) {
        return (kinds.isEmpty() || kinds.contains(line.kind()))
                && onlyFor.map(codes -> codes.contains(line.code())).orElse(true);
    }

    public OrderingRule onlyFor(Optional<CodeList> codes) {
        return new OrderingRule(name, topic, title, text, kinds, codes, when, offer);
    }

    public OrderingAdvice advice(PolicyReference policy, List<Fact> shownBy) {
        return new OrderingAdvice(policy, name, topic, title, text, offer, shownBy);
    }
}
