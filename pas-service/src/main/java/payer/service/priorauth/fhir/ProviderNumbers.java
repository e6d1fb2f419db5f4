package payer.service.priorauth.fhir;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.service.provider.Npi;

/** The NPIs behind references to providers. A role is somebody at some place, and has the numbers of both. */
final class ProviderNumbers {
    private final BundleIndex index;

    ProviderNumbers(BundleIndex index) {
        this.index = index;
    }

    Optional<String> of(Reference provider) {
        return all(provider).stream().findFirst();
    }

    Set<String> all(Reference provider) {
        var numbers = new LinkedHashSet<String>();
        index.at(provider).ifPresent(resource -> collect(resource, numbers));
        return numbers;
    }

    private void collect(Resource resource, Set<String> numbers) {
        switch (resource) {
            case Organization organization ->
                Npi.in(organization.getIdentifier()).ifPresent(numbers::add);
            case Practitioner practitioner ->
                Npi.in(practitioner.getIdentifier()).ifPresent(numbers::add);
            case PractitionerRole role -> {
                index.at(role.getPractitioner(), Practitioner.class).ifPresent(person -> collect(person, numbers));
                index.at(role.getOrganization(), Organization.class).ifPresent(place -> collect(place, numbers));
            }
            default -> {}
        }
    }
}
