package payer.testdata.message;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Enrolments;
import payer.testdata.Members;
import payer.testdata.Payer;
import payer.testdata.Providers;
import payer.testdata.cases.Case;

/** All that the provider's system holds when a case comes up: what its messages are made from. */
public final class ProviderRecords {

    private final Map<String, Resource> byAddress = new LinkedHashMap<>();

    private ProviderRecords(Stream<? extends Resource> resources) {
        resources.forEach(resource -> byAddress.put(Relocation.oldAddress(resource), resource));
    }

    static ProviderRecords of(Case situation) {
        return new ProviderRecords(Stream.of(
                        Stream.of(situation.patient(), coverage(situation), Payer.organization()),
                        subscriber(situation).stream(),
                        situation.orders().stream(),
                        situation.evidence().stream(),
                        Providers.resources().stream())
                .flatMap(resources -> resources));
    }

    /** The same records with the provider's own ids, for a test that plays the provider's FHIR server. */
    public static List<Resource> served(Case situation) {
        var relocation = Relocation.toProvider();
        return of(situation).byAddress.values().stream().map(relocation::moved).toList();
    }

    /** What the provider's chart holds of the patient before anything is ordered, with the provider's own ids. */
    public static List<Resource> chart(Case situation) {
        var relocation = Relocation.toProvider();
        return Stream.of(
                        Stream.of(situation.patient(), coverage(situation)),
                        subscriber(situation).stream(),
                        situation.evidence().stream())
                .flatMap(resources -> resources)
                .map(relocation::moved)
                .toList();
    }

    /**
     * Whom every chart refers to, the payer and whoever gives care, with the provider's own ids. In whose networks they are is
     * the payer's business.
     */
    public static List<Resource> neighborhood() {
        var relocation = Relocation.toProvider();
        return Stream.concat(Stream.of(Payer.organization()), Providers.resources().stream())
                .filter(resource -> !(resource instanceof OrganizationAffiliation))
                .map(relocation::moved)
                .toList();
    }

    /** Where the provider's system has what we refer to. */
    public static String address(Reference ours) {
        return Relocation.toProvider().newAddressOf(ours.getReference());
    }

    /** The resource and all that it refers to, and so on, each once. */
    Collection<Resource> closureOf(Resource start) {
        var found = new LinkedHashMap<String, Resource>();
        var open = new ArrayDeque<Resource>(List.of(start));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (found.putIfAbsent(Relocation.oldAddress(next), next) == null) open.addAll(neighbors(next));
        }
        return found.values();
    }

    private List<Resource> neighbors(Resource resource) {
        return Relocation.references(resource).stream()
                .map(reference -> at(reference.getReference()))
                .toList();
    }

    private Resource at(String address) {
        return Optional.ofNullable(byAddress.get(address))
                .orElseThrow(() -> new IllegalStateException("a message would refer to nothing: " + address));
    }

    Patient patient() {
        return only(Patient.class);
    }

    Coverage coverage() {
        return only(Coverage.class);
    }

    Organization payer() {
        return (Organization) at(Payer.reference().getReference());
    }

    private <T extends Resource> T only(Class<T> type) {
        return byAddress.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A front desk copies the member's card; whether the coverage has ended it does not know. */
    private static Coverage coverage(Case situation) {
        var coverage = situation.coverage().setStatus(CoverageStatus.ACTIVE);
        coverage.getPeriod().setEnd(null);
        return coverage;
    }

    private static Optional<Resource> subscriber(Case situation) {
        var member = situation.member();
        return member.family().map(family -> Enrolments.patient(Members.withId(family.subscriberId())));
    }
}
