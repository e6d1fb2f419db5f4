package payer.service.records.index;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The types of resource that the shelf keeps: all that the payer's access APIs name, and what these refer to. */
public final class RecordTypes {
    public static final Set<String> ALL = new TreeSet<>(List.of(
            "AllergyIntolerance",
            "Basic",
            "Binary",
            "CarePlan",
            "CareTeam",
            "Claim",
            "ClaimResponse",
            "Condition",
            "Consent",
            "Coverage",
            "Device",
            "DeviceRequest",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "Endpoint",
            "ExplanationOfBenefit",
            "Goal",
            "Group",
            "HealthcareService",
            "Immunization",
            "InsurancePlan",
            "Location",
            "Medication",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationKnowledge",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Organization",
            "OrganizationAffiliation",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "QuestionnaireResponse",
            "RelatedPerson",
            "ServiceRequest",
            "Specimen",
            "VisionPrescription"));

    private RecordTypes() {}

    public static boolean keeps(String type) {
        return ALL.contains(type);
    }
}
