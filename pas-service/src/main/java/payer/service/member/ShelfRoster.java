package payer.service.member;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import payer.service.records.search.OwnRecords;

/** The roster as it follows from the Patients and Coverages among the payer's records. */
@Singleton
final class ShelfRoster {
    private static final List<Class<? extends Resource>> PEOPLE = List.of(Patient.class, Coverage.class);

    private final OwnRecords records;
    private final Map<String, String> linesOfBusiness;

    ShelfRoster(OwnRecords records, MemberSettings settings) {
        this.records = records;
        this.linesOfBusiness = settings.linesOfBusiness();
    }

    /** The ids of those who have one of these numbers, or are insured through someone who has. */
    Set<String> people(Collection<String> numbers) {
        var named = records.owners(Patient.class, "identifier", numbers);
        var people = new LinkedHashSet<>(named);
        people.addAll(records.owners(Coverage.class, "identifier", numbers));
        people.addAll(records.owners(Coverage.class, "subscriber", references(named)));
        return people;
    }

    List<Enrolled> enrolled(Set<String> people) {
        var theirs = records.ofPatients(people, PEOPLE);
        var coverages = only(Coverage.class, theirs).collect(Collectors.groupingBy(ShelfRoster::beneficiary));
        return only(Patient.class, theirs)
                .map(patient -> new Enrolled(
                        patient,
                        coverages.getOrDefault(patient.getIdElement().getIdPart(), List.of()),
                        linesOfBusiness))
                .toList();
    }

    private static <T extends Resource> Stream<T> only(Class<T> type, List<Resource> resources) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    private static String beneficiary(Coverage coverage) {
        return coverage.getBeneficiary().getReferenceElement().getIdPart();
    }

    private static List<String> references(Collection<String> patients) {
        return patients.stream().map(id -> "Patient/" + id).toList();
    }
}
