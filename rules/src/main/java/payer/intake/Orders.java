package payer.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Code;
import payer.decision.Provider;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;

/** Orders as lines. An order without a code that we can read is no line; whoever calls says so to the client. */
public final class Orders {

    /** {@code today} stands in for days that the order does not tell. */
    public Optional<ServiceLine> line(int sequence, Resource order, LocalDate today) {
        return switch (order) {
            case ServiceRequest service ->
                line(
                                sequence,
                                service.getCode(),
                                quantity(service.getQuantity()),
                                kind(service.hasReplaces()),
                                service.getReasonCode(),
                                Days.of(service.getAuthoredOnElement()).orElse(today),
                                service.getOccurrence())
                        .map(line -> line.at(Places.of(service.getLocationCode())));
            case DeviceRequest device ->
                line(
                        sequence,
                        device.getCode() instanceof CodeableConcept code ? code : new CodeableConcept(),
                        Optional.empty(),
                        kind(device.hasPriorRequest()),
                        device.getReasonCode(),
                        Days.of(device.getAuthoredOnElement()).orElse(today),
                        device.getOccurrence());
            case MedicationRequest medication ->
                line(
                        sequence,
                        medication.getMedication() instanceof CodeableConcept code ? code : new CodeableConcept(),
                        Quantities.ordered(medication.getDispenseRequest().getQuantity()),
                        kind(medication.hasPriorPrescription()),
                        medication.getReasonCode(),
                        Days.of(medication.getAuthoredOnElement()).orElse(today),
                        medication.getDispenseRequest().getValidityPeriod());
            default -> Optional.empty();
        };
    }

    /** An order that takes the place of an earlier one carries on what that began. */
    private static RequestKind kind(boolean followsAnother) {
        return followsAnother ? RequestKind.CONTINUATION : RequestKind.INITIAL;
    }

    private static Optional<payer.decision.Quantity> quantity(Type quantity) {
        return quantity instanceof Quantity plain ? Quantities.ordered(plain) : Optional.empty();
    }

    private static Optional<ServiceLine> line(
            int sequence,
            CodeableConcept code,
            Optional<payer.decision.Quantity> quantity,
            RequestKind kind,
            List<CodeableConcept> reasons,
            LocalDate ordered,
            Type when) {
        return Codings.billing(code)
                .map(billing -> new ServiceLine(
                        sequence,
                        billing,
                        Set.of(),
                        quantity,
                        kind,
                        diagnoses(reasons),
                        ordered,
                        Days.start(when).orElse(ordered),
                        "",
                        Provider.unknown()));
    }

    private static List<Code> diagnoses(List<CodeableConcept> reasons) {
        return reasons.stream().flatMap(Codings::codes).toList();
    }
}
