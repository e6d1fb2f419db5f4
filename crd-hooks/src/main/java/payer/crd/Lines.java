package payer.crd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.VisionPrescription;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Provider;
import payer.decision.ServiceLine;
import payer.intake.Orders;

/** Orders as lines to be judged: one for each code under which an order may be billed. */
final class Lines {
    private static final Set<String> URGENT = Set.of("urgent", "asap", "stat");
    private static final String BILLING_OPTIONS =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-billing-options";

    /** Those by which services are billed, the more telling first. */
    private static final List<CodeSystem> BILLING = List.of(
            CodeSystem.HCPCS, CodeSystem.CPT, CodeSystem.PLAN, CodeSystem.ICD10PCS, CodeSystem.NDC, CodeSystem.RXNORM);

    private static final Orders ORDERS = new Orders();

    private Lines() {}

    /** Numbered from the given sequence on; none where no code can be read. */
    static List<ServiceLine> of(Resource order, int first, LocalDate today, Deliverers deliverers) {
        var provider = performers(order)
                .flatMap(performer ->
                        Optional.ofNullable(deliverers.byReference().get(address(performer))).stream())
                .findFirst()
                .orElse(Provider.unknown());
        List<ServiceLine> lines = new ArrayList<>();
        for (var code : codes(order)) lines.add(line(order, code, first + lines.size(), today, provider));
        return place(order, deliverers)
                .map(place -> lines.stream()
                        .map(line -> line.placeOfService().isEmpty() ? line.at(place) : line)
                        .toList())
                .orElse(lines);
    }

    /** Where it is to be, by the location that it names. */
    private static Optional<String> place(Resource order, Deliverers deliverers) {
        return locations(order)
                .flatMap(location -> Optional.ofNullable(deliverers.places().get(address(location))).stream())
                .findFirst();
    }

    private static Stream<Reference> locations(Resource order) {
        return switch (order) {
            case ServiceRequest service -> service.getLocationReference().stream();
            case Appointment appointment ->
                appointment.getParticipant().stream().map(participant -> participant.getActor());
            case Encounter encounter -> encounter.getLocation().stream().map(stay -> stay.getLocation());
            default -> Stream.empty();
        };
    }

    private static Stream<Reference> performers(Resource order) {
        return switch (order) {
            case ServiceRequest service -> service.getPerformer().stream();
            case DeviceRequest device -> Stream.of(device.getPerformer());
            case MedicationRequest medication ->
                Stream.of(medication.getDispenseRequest().getPerformer());
            default -> Stream.empty();
        };
    }

    private static String address(Reference reference) {
        var element = reference.getReferenceElement();
        return element.getResourceType() + "/" + element.getIdPart();
    }

    static boolean isUrgent(Resource order) {
        var priority = switch (order) {
            case ServiceRequest service
            when service.hasPriority() -> service.getPriority().toCode();
            case DeviceRequest device
            when device.hasPriority() -> device.getPriority().toCode();
            case MedicationRequest medication
            when medication.hasPriority() -> medication.getPriority().toCode();
            default -> "";
        };
        return URGENT.contains(priority);
    }

    private static ServiceLine line(Resource order, Code code, int sequence, LocalDate today, Provider provider) {
        return ORDERS.line(sequence, order, today)
                .map(line -> new ServiceLine(
                        sequence,
                        code,
                        line.modifiers(),
                        line.quantity(),
                        line.kind(),
                        line.diagnoses(),
                        line.ordered(),
                        line.serviced(),
                        line.placeOfService(),
                        provider))
                .orElseGet(() -> ServiceLine.of(sequence, code, day(order).orElse(today)));
    }

    private static Optional<LocalDate> day(Resource order) {
        var text = switch (order) {
            case Appointment appointment
            when appointment.hasStart() -> appointment.getStartElement().getValueAsString();
            case Appointment appointment
            when appointment.hasRequestedPeriod() ->
                appointment.getRequestedPeriodFirstRep().getStartElement().getValueAsString();
            case NutritionOrder nutrition -> nutrition.getDateTimeElement().getValueAsString();
            case VisionPrescription vision -> vision.getDateWrittenElement().getValueAsString();
            case Encounter encounter -> encounter.getPeriod().getStartElement().getValueAsString();
            default -> null;
        };
        return Optional.ofNullable(text)
                .filter(day -> day.length() >= 10)
                .map(day -> LocalDate.parse(day.substring(0, 10)));
    }

    /** All codes of the most telling system that the order is coded in, and those that its author offers for billing. */
    private static Set<Code> codes(Resource order) {
        var concepts = concepts(order).toList();
        var codes = new LinkedHashSet<Code>();
        for (var system : BILLING) {
            concepts.stream()
                    .flatMap(concept -> concept.getCoding().stream())
                    .filter(coding -> system.uri().equals(coding.getSystem()))
                    .forEach(coding -> add(codes, coding));
            if (!codes.isEmpty()) break;
        }
        concepts.stream()
                .flatMap(concept -> concept.getExtensionsByUrl(BILLING_OPTIONS).stream())
                .flatMap(Lines::offered)
                .forEach(coding -> add(codes, coding));
        return codes;
    }

    private static Stream<Coding> offered(Extension options) {
        return Stream.concat(
                options.getValue() instanceof Coding coding ? Stream.of(coding) : Stream.empty(),
                options.getExtension().stream()
                        .filter(part -> part.getValue() instanceof Coding)
                        .map(part -> (Coding) part.getValue()));
    }

    private static void add(Set<Code> codes, Coding coding) {
        if (coding.hasSystem() && coding.hasCode()) codes.add(new Code(coding.getSystem(), coding.getCode()));
    }

    private static Stream<CodeableConcept> concepts(Resource order) {
        return switch (order) {
            case ServiceRequest service -> Stream.of(service.getCode());
            case DeviceRequest device ->
                device.hasCodeCodeableConcept() ? Stream.of(device.getCodeCodeableConcept()) : Stream.empty();
            case MedicationRequest medication ->
                medication.hasMedicationCodeableConcept()
                        ? Stream.of(medication.getMedicationCodeableConcept())
                        : Stream.empty();
            case NutritionOrder nutrition -> nutrition(nutrition);
            case VisionPrescription vision ->
                vision.getLensSpecification().stream().map(lens -> lens.getProduct());
            case Appointment appointment -> appointment.getServiceType().stream();
            case Encounter encounter -> encounter.getType().stream();
            default -> Stream.empty();
        };
    }

    private static Stream<CodeableConcept> nutrition(NutritionOrder order) {
        return Stream.of(
                        order.getEnteralFormula()
                                        .getBaseFormulaType()
                                        .getCoding()
                                        .isEmpty()
                                ? Stream.<CodeableConcept>empty()
                                : Stream.of(order.getEnteralFormula().getBaseFormulaType()),
                        order.getOralDiet().getType().stream(),
                        order.getSupplement().stream().map(supplement -> supplement.getType()))
                .flatMap(concepts -> concepts);
    }
}
