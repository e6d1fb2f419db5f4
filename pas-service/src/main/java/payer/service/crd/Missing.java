package payer.service.crd;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import payer.crd.HookRequest;

/** What every answer needs and did not come along, as queries; each resource is asked for once. */
record Missing(HookRequest request, Known known, Subjects subjects) {

    List<String> queries() {
        var queries = new ArrayList<String>();
        var patient = "Patient/" + request.patientId();
        if (known.find(patient).isEmpty()) queries.add(patient);
        if (!hasCoverage())
            queries.add("Coverage?patient=" + request.patientId() + "&status=active&_include=Coverage:payor");
        queries.addAll(byType(unknown(subjects.references())));
        queries.addAll(byType(unknown(items())));
        return queries;
    }

    /** A search that found nothing is an answer too. */
    private boolean hasCoverage() {
        var sent = request.prefetch().get("coverage");
        return !known.all(Coverage.class).isEmpty()
                || (sent != null && sent.path("resourceType").asText("").equals("Bundle"));
    }

    /** What drafts and appointments name by reference. */
    private Set<String> items() {
        var references = new LinkedHashSet<String>();
        known.all(MedicationRequest.class).stream()
                .filter(MedicationRequest::hasMedicationReference)
                .forEach(order -> add(references, order.getMedicationReference().getReference()));
        known.all(DeviceRequest.class).stream()
                .filter(DeviceRequest::hasCodeReference)
                .forEach(order -> add(references, order.getCodeReference().getReference()));
        known.all(Appointment.class).stream()
                .flatMap(appointment -> appointment.getBasedOn().stream())
                .forEach(order -> add(references, order.getReference()));
        return references;
    }

    private static void add(Set<String> references, @org.jspecify.annotations.Nullable String reference) {
        if (reference != null && reference.matches("(.*/)?[A-Za-z]+/[A-Za-z0-9.\\-]{1,64}"))
            references.add(Known.relative(reference));
    }

    private List<String> unknown(Set<String> references) {
        return references.stream()
                .filter(reference -> reference.matches("[A-Za-z]+/[A-Za-z0-9.\\-]{1,64}"))
                .filter(reference -> known.find(reference).isEmpty())
                .toList();
    }

    /** One query for each type. */
    private static List<String> byType(List<String> references) {
        return references.stream()
                .collect(Collectors.groupingBy(
                        reference -> reference.substring(0, reference.indexOf('/')),
                        TreeMap::new,
                        Collectors.mapping(
                                reference -> reference.substring(reference.indexOf('/') + 1), Collectors.joining(","))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "?_id=" + entry.getValue())
                .toList();
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
