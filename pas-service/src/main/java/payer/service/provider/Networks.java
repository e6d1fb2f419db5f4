package payer.service.provider;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InsurancePlan;
import org.hl7.fhir.r4.model.Reference;
import payer.service.records.search.OwnRecords;

/** Which networks the payer's plans have, as the directory tells it: a plan by all its numbers, a network by its address. */
@Singleton
final class Networks {
    private final OwnRecords records;

    Networks(OwnRecords records) {
        this.records = records;
    }

    Map<String, Set<String>> byPlan() {
        var networks = new HashMap<String, Set<String>>();
        records.with(InsurancePlan.class, "status", List.of("active"))
                .forEach(plan -> numbers(plan)
                        .forEach(number -> networks.computeIfAbsent(number, n -> new HashSet<>())
                                .addAll(addresses(networks(plan)))));
        networks.values().removeIf(Set::isEmpty);
        return networks;
    }

    private static Stream<String> numbers(InsurancePlan plan) {
        return plan.getIdentifier().stream().filter(Identifier::hasValue).map(Identifier::getValue);
    }

    /** Of the whole product, and of what it is sold as. */
    private static Stream<Reference> networks(InsurancePlan plan) {
        return Stream.concat(
                plan.getNetwork().stream(), plan.getPlan().stream().flatMap(part -> part.getNetwork().stream()));
    }

    static Set<String> addresses(Stream<Reference> references) {
        var addresses = new HashSet<String>();
        references
                .filter(Reference::hasReference)
                .map(reference -> reference.getReferenceElement())
                .forEach(address -> addresses.add(address.getResourceType() + "/" + address.getIdPart()));
        return addresses;
    }
}
