package payer.dtr.packaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Resource;

/** What a client asks for: forms by name, or those that its orders need, or those that an earlier answer spoke of. */
public record PackageRequest(
        List<Coverage> coverages,
        List<Resource> orders,
        List<Resource> referenced,
        List<String> questionnaires,
        Optional<String> context,
        Optional<Instant> changedSince) {

    public PackageRequest {
        coverages = List.copyOf(coverages);
        orders = List.copyOf(orders);
        referenced = List.copyOf(referenced);
        questionnaires = List.copyOf(questionnaires);
    }

    public PackageRequest withOrders(List<Resource> remembered) {
        return new PackageRequest(coverages, remembered, referenced, questionnaires, context, changedSince);
    }

    public PackageRequest withCoverages(List<Coverage> usable) {
        return new PackageRequest(usable, orders, referenced, questionnaires, context, changedSince);
    }

    /** Only how much is asked. */
    @Override
    public String toString() {
        return "request of %d orders and %d forms".formatted(orders.size(), questionnaires.size());
    }
}
