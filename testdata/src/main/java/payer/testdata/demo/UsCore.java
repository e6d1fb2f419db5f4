package payer.testdata.demo;

import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Systems;
import payer.testdata.chart.Lab;

/** Which US Core 6.1 profile a resource of the demo claims to meet. */
public final class UsCore {

    private UsCore() {}

    public static Optional<String> profileOf(Resource resource) {
        return name(resource).map(name -> Systems.US_CORE + name);
    }

    private static Optional<String> name(Resource resource) {
        return switch (resource) {
            case Patient _ -> Optional.of("us-core-patient");
            case Coverage _ -> Optional.of("us-core-coverage");
            case RelatedPerson _ -> Optional.of("us-core-relatedperson");
            case Organization _ -> Optional.of("us-core-organization");
            case Practitioner _ -> Optional.of("us-core-practitioner");
            case PractitionerRole _ -> Optional.of("us-core-practitionerrole");
            case Location _ -> Optional.of("us-core-location");
            case Condition _ -> Optional.of("us-core-condition-problems-health-concerns");
            case Encounter _ -> Optional.of("us-core-encounter");
            case MedicationRequest _ -> Optional.of("us-core-medicationrequest");
            case Procedure _ -> Optional.of("us-core-procedure");
            case DocumentReference _ -> Optional.of("us-core-documentreference");
            case Observation observation -> Optional.of(name(observation));
            default -> Optional.empty();
        };
    }

    private static String name(Observation observation) {
        var code = observation.getCode().getCodingFirstRep().getCode();
        if (code.equals(Lab.PULSE_OXIMETRY.loinc())) return "us-core-pulse-oximetry";
        if (code.equals(Lab.BODY_WEIGHT.loinc())) return "us-core-body-weight";
        var category = observation.getCategoryFirstRep().getCodingFirstRep().getCode();
        return category.equals("laboratory") ? "us-core-observation-lab" : "us-core-simple-observation";
    }
}
