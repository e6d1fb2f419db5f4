package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** What goes back: orders with what was written onto them, and cards. */
public record Answer(List<ObjectNode> updated, List<Shown> cards) {

    /** A card under the id by which feedback names it. */
    public record Shown(UUID id, Card card) {}

    public Answer {
        updated = List.copyOf(updated);
        cards = List.copyOf(cards);
    }

    @Override
    public String toString() {
        return "Answer with %d updates and %d cards".formatted(updated.size(), cards.size());
    }
}
