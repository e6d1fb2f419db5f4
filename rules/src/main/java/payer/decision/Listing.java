package payer.decision;

import java.util.Map;
import java.util.Optional;

/**
 * What a payer's directory says of a provider.
 *
 * @param kind in the payer's own words; empty if it says nothing
 * @param inNetwork whether they take part in the network of a plan, by the plan's code; a plan without a network is left out
 */
public record Listing(String kind, Map<String, Boolean> inNetwork) {
    public static final Listing NONE = new Listing("", Map.of());

    public Listing {
        inNetwork = Map.copyOf(inNetwork);
    }

    /** The provider as somebody with this plan meets them. */
    public Provider of(Provider provider, String plan) {
        return new Provider(
                provider.npi(),
                kind.isBlank() ? provider.kind() : kind,
                Optional.ofNullable(inNetwork.get(plan)).or(provider::inNetwork));
    }
}
