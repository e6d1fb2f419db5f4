package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.crd.Consultation;
import payer.crd.Deliverers;
import payer.decision.Provider;
import payer.intake.Places;
import payer.service.policies.ProviderFigures;
import payer.service.provider.ListedProviders;
import payer.service.provider.Npi;

/** Who is to deliver what is ordered, as far as the call tells it, with what the directory and their earlier requests tell of them. */
@Singleton
final class WhoDelivers {
    private final ListedProviders directory;
    private final ProviderFigures figures;

    WhoDelivers(ListedProviders directory, ProviderFigures figures) {
        this.directory = directory;
        this.figures = figures;
    }

    Consultation in(Consultation consultation, Known known) {
        var named = consultation.with(named(known));
        var lines = named.lines().values().stream().flatMap(List::stream).toList();
        var numbers = lines.stream().map(line -> line.provider().npi()).toList();
        return named.with(named.deliverers().with(directory.of(numbers), figures.of(lines, named.today())));
    }

    private static Deliverers named(Known known) {
        var providers = new HashMap<String, Provider>();
        known.all(Organization.class).forEach(one -> put(one, number(one, known), providers));
        known.all(Practitioner.class).forEach(one -> put(one, number(one, known), providers));
        known.all(PractitionerRole.class).forEach(one -> put(one, number(one, known), providers));
        return new Deliverers(providers, places(known), Map.of(), List.of());
    }

    private static Map<String, String> places(Known known) {
        var places = new HashMap<String, String>();
        for (var location : known.all(Location.class)) {
            var place = Places.of(location.getType());
            if (!place.isEmpty())
                places.put("Location/" + location.getIdElement().getIdPart(), place);
        }
        return places;
    }

    private static void put(Resource resource, Optional<String> number, Map<String, Provider> providers) {
        number.ifPresent(npi -> providers.put(
                resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
                new Provider(npi, "", Optional.empty())));
    }

    /** A role is somebody at some place: the person's number, or else that of the place. */
    private static Optional<String> number(Resource resource, Known known) {
        return switch (resource) {
            case Organization organization -> Npi.in(organization.getIdentifier());
            case Practitioner practitioner -> Npi.in(practitioner.getIdentifier());
            case PractitionerRole role ->
                number(role.getPractitioner(), known).or(() -> number(role.getOrganization(), known));
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(Reference reference, Known known) {
        return Optional.ofNullable(reference.getReference())
                .flatMap(known::find)
                .flatMap(found -> number(found.resource(), known));
    }
}
