package payer.crd;

import java.util.List;
import java.util.Map;
import payer.decision.Fact;
import payer.decision.Listing;
import payer.decision.Provider;
import payer.decision.ServiceLine;

/**
 * Who is to deliver what is ordered and where, and what we know of them.
 *
 * @param byReference by type and id, as orders name their performers
 * @param places codes of places of service, by type and id of the locations that orders name
 * @param listings what the payer's directory says of them, by number
 * @param figures what came of their earlier requests, each about one line
 */
public record Deliverers(
        Map<String, Provider> byReference,
        Map<String, String> places,
        Map<String, Listing> listings,
        List<Fact> figures) {
    public static final Deliverers NOT_KNOWN = new Deliverers(Map.of(), Map.of(), Map.of(), List.of());

    public Deliverers {
        byReference = Map.copyOf(byReference);
        places = Map.copyOf(places);
        listings = Map.copyOf(listings);
        figures = List.copyOf(figures);
    }

    public Deliverers with(Map<String, Listing> listed, List<Fact> known) {
        return new Deliverers(byReference, places, listed, known);
    }

    /** The line as it stands for somebody with this plan. */
    ServiceLine under(String plan, ServiceLine line) {
        var listing = listings.getOrDefault(line.provider().npi(), Listing.NONE);
        return line.by(listing.of(line.provider(), plan));
    }

    @Override
    public String toString() {
        return byReference.size() + " deliverers";
    }
}
