package payer.service.sandbox;

import java.util.List;

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

    /** As a clinician sees it. */
    public record Card(String summary, String detail, String source, List<Link> links, List<String> suggestions) {
        public Card {
            links = List.copyOf(links);
            suggestions = List.copyOf(suggestions);
        }
    }

    /** To a page. */
    public record Link(String label, String url) {}
}
