package payer.service.priorauth;

import java.util.Set;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.ServiceLine;
import payer.service.member.Member;

/**
 * A service that is being ordered and for which policy leaves nothing to ask.
 *
 * @param order what tells this order apart from all others of the same client: an order that is looked at twice is authorized
 *     once
 * @param words the service as the order calls it
 * @param requester NPI of who orders; empty text if not known
 * @param providers NPIs of all who order or deliver
 */
public record OrderedService(
        String order,
        Member member,
        ServiceLine line,
        String words,
        Determination determination,
        String requester,
        Set<String> providers) {

    public OrderedService {
        providers = Set.copyOf(providers);
        if (order.isBlank()) throw new IllegalArgumentException("an order is told apart from others");
        if (!(determination.decision() instanceof Decision.Approved))
            throw new IllegalArgumentException("only what policy approves is authorized at ordering");
    }

    @Override
    public String toString() {
        return "OrderedService";
    }
}
