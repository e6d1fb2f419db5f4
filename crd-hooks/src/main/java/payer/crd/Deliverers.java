package payer.crd;

import java.util.List;
import java.util.Map;
import payer.decision.Fact;
import payer.decision.Provider;

/**
 * Who is to deliver what is ordered and where, and what we know of them.
 *
 * @param byReference by type and id, as orders name their performers
 * @param places codes of places of service, by type and id of the locations that orders name
 * @param figures what came of their earlier requests, each about one line
 */
public record Deliverers(Map<String, Provider> byReference, Map<String, String> places, List<Fact> figures) {
    public static final Deliverers NOT_KNOWN = new Deliverers(Map.of(), Map.of(), List.of());

    public Deliverers {
        byReference = Map.copyOf(byReference);
        places = Map.copyOf(places);
        figures = List.copyOf(figures);
    }

    public Deliverers with(List<Fact> known) {
        return new Deliverers(byReference, places, known);
    }

    @Override
    public String toString() {
        return byReference.size() + " deliverers";
    }
}
