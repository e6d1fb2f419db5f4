package payer.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Author;

/**
 * Who stands behind the references of a record, as far as policies care: profession, credentials, and ties to whoever
 * supplies the item. References are told apart by type and id, wherever the record was served.
 */
public final class Authors {

    private static final Authors NOBODY = new Authors(Map.of(), Map.of(), Set.of(), Set.of());

    private final Map<String, Practitioner> practitioners;
    private final Map<String, Set<String>> employers;
    private final Set<String> laboratories;
    private final Set<String> suppliers;

    private Authors(
            Map<String, Practitioner> practitioners,
            Map<String, Set<String>> employers,
            Set<String> laboratories,
            Set<String> suppliers) {
        this.practitioners = practitioners;
        this.employers = employers;
        this.laboratories = laboratories;
        this.suppliers = suppliers;
    }

    /** Nothing is known of anybody but the type of the reference. */
    public static Authors nobodyKnown() {
        return NOBODY;
    }

    /** {@code suppliers} are references to those who are to deliver what is asked for. */
    public static Authors among(Stream<? extends Resource> resources, Stream<Reference> suppliers) {
        var practitioners = new HashMap<String, Practitioner>();
        var employers = new HashMap<String, Set<String>>();
        var laboratories = new HashSet<String>();
        resources.forEach(resource -> {
            switch (resource) {
                case Practitioner practitioner -> practitioners.put(address(practitioner), practitioner);
                case PractitionerRole role ->
                    employers
                            .computeIfAbsent(address(role.getPractitioner()), who -> new HashSet<>())
                            .add(address(role.getOrganization()));
                case Organization organization -> {
                    if (Professions.isLaboratory(organization)) laboratories.add(address(organization));
                }
                default -> {}
            }
        });
        return new Authors(
                practitioners,
                employers,
                laboratories,
                suppliers.map(Authors::address).collect(Collectors.toSet()));
    }

    private static String address(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static String address(Reference reference) {
        var element = reference.getReferenceElement();
        return element.getResourceType() + "/" + element.getIdPart();
    }

    /** The first of those named of whom anything is known. */
    Author of(List<Reference> references) {
        return references.stream()
                .map(this::of)
                .filter(Author::isKnown)
                .findFirst()
                .orElse(Author.unknown());
    }

    private Author of(Reference reference) {
        var address = address(reference);
        if (suppliers.contains(address)) return Author.of(Author.SUPPLIER);
        if (laboratories.contains(address)) return Author.of(Professions.LABORATORY);
        if (address.startsWith("Practitioner/")) return person(address);
        return Author.unknown();
    }

    private Author person(String address) {
        var known = Optional.ofNullable(practitioners.get(address));
        return new Author(
                known.map(Professions::of).orElse(Author.PRACTITIONER),
                known.map(Professions::credentials).orElse(Set.of()),
                tied(address));
    }

    /** Known only where both the person's employers and the supplier are. */
    private Optional<Boolean> tied(String address) {
        return suppliers.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(employers.get(address))
                        .map(all -> all.stream().anyMatch(suppliers::contains));
    }
}
