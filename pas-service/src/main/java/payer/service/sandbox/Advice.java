package payer.service.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a hook was answered beside what was written onto orders.
 *
 * @param trouble why there is no answer, for people; empty if there is one
 */
public record Advice(String hook, List<Card> cards, String trouble) {
    static final Advice NONE = new Advice("", List.of(), "");

    public Advice {
        cards = List.copyOf(cards);
    }

    /** As a clinician sees it; {@code id} is the payer's, by which it is told what became of the card. */
    public record Card(
            String id, String summary, String detail, String source, List<Link> links, List<Suggestion> suggestions) {
        public Card {
            links = List.copyOf(links);
            suggestions = List.copyOf(suggestions);
        }
    }

    /** Something to do at a click: requests to be changed or written. */
    public record Suggestion(String id, String label, List<ObjectNode> requests) {
        public Suggestion {
            requests = List.copyOf(requests);
        }
    }

    Optional<Card> card(String id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    Advice without(Card answered) {
        return new Advice(
                hook, cards.stream().filter(card -> !card.equals(answered)).toList(), trouble);
    }

    /** Whoever signs over them should have seen them. */
    boolean suggests() {
        return cards.stream().anyMatch(card -> !card.suggestions().isEmpty());
    }

    /** To a page. */
    public record Link(String label, String url) {}
}
