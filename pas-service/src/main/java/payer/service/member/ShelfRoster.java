package payer.service.member;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The roster as it follows from the Patients and Coverages among the payer's records. */
@Singleton
final class ShelfRoster {
    private final Shelf shelf;
    private final Map<String, String> linesOfBusiness;

    ShelfRoster(Shelf shelf, MemberSettings settings) {
        this.shelf = shelf;
        this.linesOfBusiness = settings.linesOfBusiness();
    }

    /** The ids of those who have one of these numbers, or are insured through someone who has. */
    Set<String> people(Collection<String> numbers) {
        var named = ids(shelf.with(Patient.class, "identifier", numbers));
        var people = new LinkedHashSet<>(named);
        people.addAll(beneficiaries(shelf.with(Coverage.class, "identifier", numbers)));
        people.addAll(beneficiaries(shelf.with(Coverage.class, "subscriber", references(named))));
        return people;
    }

    List<Enrolled> enrolled(Set<String> people) {
        if (people.isEmpty()) return List.of();
        var coverages = shelf.with(Coverage.class, "beneficiary", references(people)).stream()
                .collect(Collectors.groupingBy(ShelfRoster::beneficiary));
        return shelf.all(Patient.class, people).stream()
                .map(patient -> new Enrolled(
                        patient,
                        coverages.getOrDefault(patient.getIdElement().getIdPart(), List.of()),
                        linesOfBusiness))
                .toList();
    }

    private static Set<String> ids(List<? extends Resource> resources) {
        return resources.stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> beneficiaries(List<Coverage> coverages) {
        return coverages.stream().map(ShelfRoster::beneficiary).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String beneficiary(Coverage coverage) {
        return coverage.getBeneficiary().getReferenceElement().getIdPart();
    }

    private static List<String> references(Collection<String> patients) {
        return patients.stream().map(id -> "Patient/" + id).toList();
    }
}
