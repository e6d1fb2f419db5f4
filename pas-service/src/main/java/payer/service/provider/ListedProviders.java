package payer.service.provider;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Listing;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.search.OwnRecords;

/**
 * What the directory says of the providers with a number. People take part in networks by their roles, or as those take part for
 * whom they work; organizations by their affiliations. Of whom the directory does not know, it says nothing.
 */
@Singleton
public final class ListedProviders {
    private static final int MOST = 50_000;
    private static final String ALL = "all";
    private static final String IN_NETWORK =
            "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference";

    private final OwnRecords records;
    private final ProviderKinds kinds;
    private final LoadingCache<String, Listing> listings;
    private final LoadingCache<String, Map<String, Set<String>>> plans;

    /** In which networks somebody is, and the codes that tell of what kind. */
    private record Entry(List<Reference> networks, List<CodeableConcept> codes) {}

    ListedProviders(OwnRecords records, ProviderKinds kinds, Networks networks, ProviderSettings settings) {
        this.records = records;
        this.kinds = kinds;
        this.plans = Caffeine.newBuilder().expireAfterWrite(settings.kept()).build(all -> networks.byPlan());
        this.listings = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(settings.kept())
                .build(this::looked);
    }

    public Map<String, Listing> of(Collection<String> numbers) {
        var found = new HashMap<String, Listing>();
        for (var number : Set.copyOf(numbers)) if (!number.isBlank()) found.put(number, of(number));
        return found;
    }

    public Listing of(String number) {
        if (number.isBlank()) return Listing.NONE;
        try {
            return listings.get(number);
        } catch (Problem problem) {
            // While the directory is being indexed anew nothing is known of anybody, which refuses nothing.
            if (problem.kind() == ProblemKind.UNAVAILABLE) return Listing.NONE;
            throw problem;
        }
    }

    private Listing looked(String number) {
        var people = records.with(Practitioner.class, "identifier", List.of(number)).stream()
                .filter(one -> Npi.isAmong(one.getIdentifier(), number))
                .map(this::entry);
        var organizations = records.with(Organization.class, "identifier", List.of(number)).stream()
                .filter(one -> Npi.isAmong(one.getIdentifier(), number))
                .map(this::entry);
        var entries = Stream.concat(people, organizations).toList();
        return entries.isEmpty() ? Listing.NONE : listing(entries);
    }

    private Listing listing(List<Entry> entries) {
        var networks = Networks.addresses(entries.stream().flatMap(one -> one.networks().stream()));
        var inNetwork = new HashMap<String, Boolean>();
        plans.get(ALL).forEach((plan, its) -> inNetwork.put(plan, !Collections.disjoint(its, networks)));
        return new Listing(kinds.of(entries.stream().flatMap(one -> one.codes().stream())), inNetwork);
    }

    private Entry entry(Practitioner practitioner) {
        var roles = records.with(PractitionerRole.class, "practitioner", List.of(address(practitioner))).stream()
                .filter(role -> !role.hasActive() || role.getActive())
                .toList();
        return new Entry(
                roles.stream().flatMap(this::networks).toList(),
                Stream.concat(
                                roles.stream()
                                        .flatMap(role ->
                                                Stream.concat(role.getSpecialty().stream(), role.getCode().stream())),
                                practitioner.getQualification().stream().map(one -> one.getCode()))
                        .toList());
    }

    private Stream<Reference> networks(PractitionerRole role) {
        var own = role.getExtensionsByUrl(IN_NETWORK).stream()
                .map(extension -> extension.getValue())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
        if (!own.isEmpty() || !role.getOrganization().hasReference()) return own.stream();
        var employer = role.getOrganization().getReferenceElement();
        return affiliations("Organization/" + employer.getIdPart()).stream()
                .flatMap(affiliation -> affiliation.getNetwork().stream());
    }

    private Entry entry(Organization organization) {
        var affiliations = affiliations(address(organization));
        return new Entry(
                affiliations.stream()
                        .flatMap(affiliation -> affiliation.getNetwork().stream())
                        .toList(),
                Stream.concat(
                                affiliations.stream()
                                        .flatMap(affiliation -> Stream.concat(
                                                affiliation.getSpecialty().stream(), affiliation.getCode().stream())),
                                organization.getType().stream())
                        .toList());
    }

    private List<OrganizationAffiliation> affiliations(String organization) {
        return records.with(OrganizationAffiliation.class, "participating-organization", List.of(organization)).stream()
                .filter(affiliation -> !affiliation.hasActive() || affiliation.getActive())
                .toList();
    }

    private static String address(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
