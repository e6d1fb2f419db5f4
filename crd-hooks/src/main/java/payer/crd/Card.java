package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** Where to go on. */
    public sealed interface Link {
        String label();

        String url();

        /** A page that anybody can read. */
        record Page(String label, String url) implements Link {}

        /** A program that the client launches, with what it is launched for. */
        record App(String label, String url, AppContext context) implements Link {}
    }

    /** What an app is told of where it was launched from: references of the caller's, forms, and what we have said. */
    public record AppContext(
            List<String> orders, String coverage, List<String> questionnaires, List<String> assertions) {
        public AppContext {
            orders = List.copyOf(orders);
            questionnaires = List.copyOf(questionnaires);
            assertions = List.copyOf(assertions);
        }
    }

    /** Something that the client may do by itself, if the clinician wants it. */
    public record Suggestion(String label, List<Action> actions) {
        public Suggestion {
            actions = List.copyOf(actions);
            if (actions.isEmpty()) throw new IllegalArgumentException("a suggestion suggests something");
        }
    }

    /** A step of a suggestion. */
    public record Action(Kind kind, String description, ObjectNode resource) {

        /** What is done with the resource. */
        public enum Kind {
            CREATE,
            UPDATE
        }

        @Override
        public String toString() {
            return "Action " + kind;
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

    /** Several new orders can all be wanted; of several in place of one, one is. */
    boolean allowsSeveral() {
        return suggestions.stream()
                .flatMap(suggestion -> suggestion.actions().stream())
                .allMatch(action -> action.kind() == Action.Kind.CREATE);
    }

    /** The same with the numbers of what was said, which an app is told. */
    public Card naming(Function<String, List<String>> assertionsOf) {
        if (!(link.orElse(null) instanceof Link.App(String label, String url, AppContext context))) return this;
        var numbers = context.orders().stream()
                .flatMap(order -> assertionsOf.apply(order).stream())
                .distinct()
                .toList();
        var known = new AppContext(context.orders(), context.coverage(), context.questionnaires(), numbers);
        return new Card(
                topic, summary, detail, Optional.of(new Link.App(label, url, known)), suggestions, about, policy);
    }

    @Override
    public String toString() {
        return "Card " + topic.code() + " of " + policy;
    }
}
