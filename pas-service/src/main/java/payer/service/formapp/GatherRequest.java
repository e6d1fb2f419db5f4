package payer.service.formapp;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.dtr.answer.RequestedKind;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.formapp.smart.EhrServer;
import payer.service.priorauth.MemberNumber;

/** Gathers from the EHR what a request for authorization is made of. */
@Singleton
final class GatherRequest {
    private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private final ReadChart charts;

    GatherRequest(ReadChart charts) {
        this.charts = charts;
    }

    RequestParts parts(Clinician clinician, List<String> references, List<QuestionnaireResponse> forms) {
        var server = charts.server(clinician);
        var orders = charts.orders(clinician, references);
        if (orders.isEmpty())
            throw missing("The order is no longer in the chart. Open the form of an order that is there");
        var coverage = charts.coverage(clinician);
        var requester = read(server, requester(orders.getFirst()))
                .or(() -> server.read(clinician.visit().practitioner()))
                .orElseThrow(() -> missing("The EHR does not say who ordered it. Enter that in the order first"));
        var supplier = read(server, supplier(orders.getFirst()));
        var providers = new ArrayList<Resource>();
        Stream.concat(Stream.of(requester), supplier.stream()).forEach(one -> addWithTheirs(server, one, providers));
        return new RequestParts(
                numbered(charts.patient(clinician), coverage),
                coverage,
                insurer(server, coverage),
                orders,
                forms,
                requester,
                supplier,
                List.copyOf(providers),
                forms.stream()
                        .flatMap(form -> RequestedKind.told(form).stream())
                        .findFirst(),
                orders.stream().anyMatch(GatherRequest::isUrgent));
    }

    private static Optional<Resource> read(EhrServer server, Reference reference) {
        return Optional.ofNullable(reference.getReference()).flatMap(server::read);
    }

    private static Reference requester(Resource order) {
        return switch (order) {
            case DeviceRequest device -> device.getRequester();
            case ServiceRequest service -> service.getRequester();
            case MedicationRequest medication -> medication.getRequester();
            default -> new Reference();
        };
    }

    private static Reference supplier(Resource order) {
        return switch (order) {
            case DeviceRequest device -> device.getPerformer();
            case ServiceRequest service -> service.getPerformerFirstRep();
            case MedicationRequest medication -> medication.getDispenseRequest().getPerformer();
            default -> new Reference();
        };
    }

    /** A role is somebody at some place. */
    private static void addWithTheirs(EhrServer server, Resource provider, List<Resource> providers) {
        providers.add(provider);
        if (!(provider instanceof PractitionerRole role)) return;
        read(server, role.getPractitioner()).ifPresent(providers::add);
        read(server, role.getOrganization()).ifPresent(providers::add);
    }

    private static Organization insurer(EhrServer server, Coverage coverage) {
        return coverage.getPayor().stream()
                .flatMap(payor -> read(server, payor).stream())
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .findFirst()
                .orElseThrow(() -> missing("The coverage does not name the plan. Enter that in the EHR first"));
    }

    /** A chart knows its patients by its own numbers; the member's stands on the card, and so in the coverage. */
    private static Patient numbered(Patient patient, Coverage coverage) {
        if (patient.getIdentifier().stream().anyMatch(MemberNumber::isOne)) return patient;
        var card = coverage.getIdentifier().stream()
                .filter(MemberNumber::isOne)
                .findFirst()
                .map(Identifier::copy)
                .orElseGet(() -> new Identifier()
                        .setType(new CodeableConcept()
                                .addCoding(new org.hl7.fhir.r4.model.Coding(IDENTIFIER_TYPES, "MB", null)))
                        .setValue(coverage.getSubscriberId()));
        var numbered = patient.copy();
        if (card.hasValue()) numbered.addIdentifier(card);
        return numbered;
    }

    private static boolean isUrgent(Resource order) {
        var priority = order.getNamedProperty("priority");
        return priority != null
                && priority.getValues().stream()
                        .map(value -> String.valueOf(value.primitiveValue()))
                        .anyMatch(code -> code.equals("urgent") || code.equals("stat") || code.equals("asap"));
    }

    private static Problem missing(String text) {
        return Problem.of(ProblemKind.UNPROCESSABLE, text);
    }
}
