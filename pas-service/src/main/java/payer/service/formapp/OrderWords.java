package payer.service.formapp;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Orders in a few words, and whose they are. */
public final class OrderWords {
    private OrderWords() {}

    public static String of(Resource order) {
        return switch (order) {
            case DeviceRequest device when device.hasCodeCodeableConcept() -> words(device.getCodeCodeableConcept());
            case ServiceRequest service -> words(service.getCode());
            case MedicationRequest medication
            when medication.hasMedicationCodeableConcept() -> words(medication.getMedicationCodeableConcept());
            default -> order.fhirType();
        };
    }

    public static String reference(Resource order) {
        return order.fhirType() + "/" + order.getIdElement().getIdPart();
    }

    static boolean isFor(Resource order, String patient) {
        var subject = order.getNamedProperty("subject");
        return subject == null
                || subject.getValues().stream()
                        .anyMatch(value -> value instanceof Reference reference
                                && reference.getReference() != null
                                && (reference.getReference().equals(patient)
                                        || reference.getReference().endsWith("/" + patient)));
    }

    private static String words(CodeableConcept concept) {
        if (concept.hasText()) return concept.getText();
        return concept.getCoding().stream()
                .map(coding -> coding.hasDisplay() ? coding.getDisplay() + " (" + code(coding) + ")" : code(coding))
                .findFirst()
                .orElse("an order without a code");
    }

    private static String code(Coding coding) {
        return coding.hasCode() ? coding.getCode() : "without a code";
    }
}
