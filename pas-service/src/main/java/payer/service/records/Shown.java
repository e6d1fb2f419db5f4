package payer.service.records;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.DataCategory;

/** What an answer showed, as the trail has to tell it: of which patients, how much, and of which kinds. */
@Singleton
public final class Shown {
    private static final int OK = 200;
    private static final String LABORATORY = "\"laboratory\"";

    private final Compartments compartments;

    Shown(Compartments compartments) {
        this.compartments = compartments;
    }

    /** Of an access that ended well; {@code named} are patients whom the request itself names, whatever was found. */
    public AuditEntry entry(Acting by, Act act, Collection<RecordVersion> versions, List<String> named) {
        var patients = Stream.concat(named.stream(), compartments.owners(numbers(versions)).stream())
                .distinct()
                .toList();
        return by.entry(act, new Answer(OK, versions.size(), bytes(versions), categories(versions)), patients);
    }

    private static Set<Long> numbers(Collection<RecordVersion> versions) {
        return versions.stream().map(RecordVersion::number).collect(Collectors.toSet());
    }

    private static long bytes(Collection<RecordVersion> versions) {
        return versions.stream()
                .mapToLong(version -> version.json().map(json -> json.length).orElse(0))
                .sum();
    }

    private static Set<DataCategory> categories(Collection<RecordVersion> versions) {
        return versions.stream()
                .map(Shown::category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)));
    }

    private static DataCategory category(RecordVersion version) {
        return switch (version.key().type()) {
            case "Patient", "RelatedPerson", "Person" -> DataCategory.DEMOGRAPHICS;
            case "Coverage" -> DataCategory.COVERAGE;
            case "ExplanationOfBenefit", "Claim" -> DataCategory.CLAIMS;
            case "ClaimResponse", "CoverageEligibilityResponse" -> DataCategory.PRIOR_AUTHORIZATION;
            case "MedicationRequest", "MedicationDispense", "MedicationStatement", "Medication" ->
                DataCategory.PHARMACY;
            case "DocumentReference", "Composition", "ClinicalImpression" -> DataCategory.CLINICAL_NOTES;
            case "Practitioner",
                    "PractitionerRole",
                    "Organization",
                    "OrganizationAffiliation",
                    "Location",
                    "HealthcareService",
                    "Endpoint",
                    "InsurancePlan" -> DataCategory.DIRECTORY;
            case "Observation", "DiagnosticReport" ->
                version.json().filter(Shown::namesLaboratory).isPresent() ? DataCategory.LABS : DataCategory.CLINICAL;
            default -> DataCategory.CLINICAL;
        };
    }

    /** Without reading the document anew, since searches show many: that a note says the word by itself does no harm here. */
    private static boolean namesLaboratory(byte[] json) {
        return new String(json, StandardCharsets.ISO_8859_1).contains(LABORATORY);
    }
}
