package payer.crd;

import java.util.List;
import java.util.Map;
import payer.decision.Fact;
import payer.decision.Provider;

/**
 * Who is to deliver what is ordered, and what we know of them.
 *
 * @param byReference by type and id, as orders name their performers
 * @param figures what came of their earlier requests, each about one line
 */
public record Deliverers(Map<String, Provider> byReference, List<Fact> figures) {
    public static final Deliverers NOT_KNOWN = new Deliverers(Map.of(), List.of());

    public Deliverers {
        byReference = Map.copyOf(byReference);
        figures = List.copyOf(figures);
    }

    public Deliverers with(List<Fact> known) {
        return new Deliverers(byReference, known);
    }

    @Override
    public String toString() {
        return byReference.size() + " deliverers";
    }
}
