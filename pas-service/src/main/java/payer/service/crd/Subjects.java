package payer.service.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.crd.Hook;
import payer.crd.HookRequest;
import payer.crd.Release;
import payer.crd.Subject;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** What a call is about: the orders, appointments or the encounter that its context names. */
final class Subjects {
    private static final Set<String> ORDERS = Set.of(
            "CommunicationRequest",
            "DeviceRequest",
            "MedicationRequest",
            "NutritionOrder",
            "ServiceRequest",
            "VisionPrescription");

    private final HookRequest request;
    private final Known known;
    private final CrdSettings settings;
    private final Release release;
    private final Map<String, List<Subject>> inContext = new HashMap<>();

    Subjects(HookRequest request, Known known, CrdSettings settings, Release release) {
        this.request = request;
        this.known = known;
        this.settings = settings;
        this.release = release;
    }

    /** Takes in what stands in the context itself; before anything else is asked. */
    void read() {
        for (var name : List.of("draftOrders", "appointments")) {
            var bundle = request.context().path(name);
            if (bundle.path("entry").size() > settings.mostOrders()) throw tooMany();
            inContext.put(name, known.add(bundle, "context." + name));
        }
        if (references().size() > settings.mostOrders()) throw tooMany();
    }

    private Problem tooMany() {
        return Problem.of(ProblemKind.TOO_LARGE, "one call is about at most " + settings.mostOrders() + " orders");
    }

    List<Subject> all() {
        var subjects = switch (request.hook()) {
            case ORDER_SIGN -> inContext("draftOrders", ORDERS);
            case ORDER_SELECT -> selected();
            case APPOINTMENT_BOOK -> inContext("appointments", Set.of("Appointment"));
            case ORDER_DISPATCH -> found(references());
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> found(references());
        };
        return subjects.stream().map(this::resolved).toList();
    }

    /** References to what the call is about, where it is not in the context itself. */
    Set<String> references() {
        var references = new LinkedHashSet<String>();
        if (request.hook() == Hook.ORDER_DISPATCH) {
            request.context().path("dispatchedOrders").forEach(order -> add(references, order));
            add(references, request.context().path("order"));
        }
        if (request.hook().isOfEncounter()) request.encounterId().ifPresent(id -> references.add("Encounter/" + id));
        return references;
    }

    private static void add(Set<String> references, JsonNode reference) {
        if (reference.isTextual()) references.add(Known.relative(reference.textValue()));
    }

    private List<Subject> found(Set<String> references) {
        return references.stream()
                .flatMap(reference -> known.find(reference).stream())
                .toList();
    }

    private List<Subject> inContext(String name, Set<String> types) {
        return inContext.getOrDefault(name, List.of()).stream()
                .filter(subject -> types.contains(subject.resource().fhirType()))
                .toList();
    }

    /** The other drafts are read along, but nothing is said of them. */
    private List<Subject> selected() {
        var wanted = new ArrayList<String>();
        request.context().path("selections").forEach(one -> wanted.add(Known.relative(one.asText(""))));
        return inContext("draftOrders", ORDERS).stream()
                .filter(subject -> wanted.contains(subject.reference()))
                .toList();
    }

    /** An order that names its item by reference is judged by what the item is, an appointment by the order it is for. */
    private Subject resolved(Subject subject) {
        return switch (subject.resource()) {
            case MedicationRequest order
            when order.hasMedicationReference() ->
                found(order.getMedicationReference(), Medication.class)
                        .map(item -> subject.judgedBy(order.copy().setMedication(item.getCode())))
                        .orElse(subject);
            case DeviceRequest order
            when order.hasCodeReference() ->
                found(order.getCodeReference(), Device.class)
                        .map(item -> subject.judgedBy(order.copy().setCode(item.getType())))
                        .orElse(subject);
            case Appointment appointment ->
                appointment.getBasedOn().stream()
                        .flatMap(order -> known.find(order.getReference()).stream())
                        .filter(order -> order.resource() instanceof ServiceRequest)
                        .findFirst()
                        .map(order -> carriedOut(subject, order))
                        .orElse(subject);
            default -> subject;
        };
    }

    /** The later release writes onto the order, the earlier ones onto the appointment. */
    private Subject carriedOut(Subject appointment, Subject order) {
        return release == Release.V2_2 ? order : appointment.judgedBy(order.resource());
    }

    private <T extends Resource> Optional<T> found(Reference reference, Class<T> type) {
        return known.find(reference.getReference())
                .map(Subject::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
