package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Advice that a person reads.
 *
 * @param topic also the option by which a client may do without such cards
 * @param detail Markdown
 * @param about references of the orders that it is about
 * @param policy the id of the policy that it comes from
 */
public record Card(
        Option topic,
        String summary,
        String detail,
        Optional<Link> link,
        List<Suggestion> suggestions,
        List<String> about,
        String policy) {
    /** CDS Hooks asks for fewer than 140. */
    private static final int LONGEST_SUMMARY = 139;

    /** Where the policy can be read. */
    public record Link(String label, String url) {}

    /** Something that the client may do by itself, if the clinician wants it. */
    public record Suggestion(String label, String description, ObjectNode updated) {
        @Override
        public String toString() {
            return "Suggestion";
        }
    }

    public Card {
        summary = shortened(summary);
        suggestions = List.copyOf(suggestions);
        about = List.copyOf(about);
        if (summary.isBlank() || detail.isBlank()) throw new IllegalArgumentException("a card says something");
        if (link.isPresent() && !suggestions.isEmpty())
            throw new IllegalArgumentException("a card either points elsewhere or suggests something");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    @Override
    public String toString() {
        return "Card " + topic.code() + " of " + policy;
    }
}
