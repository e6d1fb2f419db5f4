package payer.rules.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.RequestKind;
import payer.decision.Urgency;

/**
 * To whom and where a policy applies. An empty set or list leaves the matter open. {@code indications} are terms: the
 * conditions for which a service is ordered, where several policies share its code.
 */
public record Applicability(
        Set<String> linesOfBusiness,
        Set<String> products,
        Set<String> states,
        Optional<Integer> ageFrom,
        Optional<Integer> ageTo,
        Set<String> placesOfService,
        Optional<Boolean> inNetwork,
        Set<String> providerKinds,
        Set<RequestKind> kinds,
        Set<Urgency> urgencies,
        List<String> indications) {

    /** What has to be known of a line or a member to tell whether a policy applies, as answers name it. */
    public static final String INDICATION = "indication";

    public static final String PLACE = "place-of-service";
    public static final String NETWORK = "network";
    public static final String PROVIDER = "provider-kind";
    public static final String MEMBER = "membership";

    public static final List<String> ASPECTS = List.of(INDICATION, PLACE, NETWORK, PROVIDER, MEMBER);

    private static final Applicability EVERYONE = new Applicability(
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of());

    public Applicability {
        Ages.refuseUnlessInOrder(ageFrom, ageTo);
        linesOfBusiness = Ordered.copyOf(linesOfBusiness);
        products = Ordered.copyOf(products);
        states = Ordered.copyOf(states);
        placesOfService = Ordered.copyOf(placesOfService);
        providerKinds = Ordered.copyOf(providerKinds);
        kinds = Ordered.copyOf(kinds);
        urgencies = Ordered.copyOf(urgencies);
        indications = List.copyOf(indications);
    }

    public static Applicability everyone() {
        return EVERYONE;
    }
}
