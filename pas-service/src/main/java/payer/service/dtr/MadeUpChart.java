package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.DataNeed;
import payer.service.fhir.FhirText;

/** A chart of nobody's, of the kinds that a form looks at, and a FHIR server of it on this machine alone, for as long as it is open. */
final class MadeUpChart implements AutoCloseable {
    private static final int OF_EACH = 40;
    private static final int CODES = 2;

    private final List<Resource> resources;
    private final Map<String, byte[]> answers;
    private final HttpServer server;

    MadeUpChart(PublishedForm form, FhirText text) {
        resources = DataNeed.of(List.of(form)).stream()
                .flatMap(need -> need.codes().stream().limit(CODES).flatMap(code -> several(need.type(), code)))
                .toList();
        answers = resources.stream()
                .collect(Collectors.groupingBy(
                        Resource::fhirType,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                some -> text.json(searchset(some)).getBytes(UTF_8))));
        server = started();
    }

    private HttpServer started() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = String.valueOf(exchange.getRequestURI().getPath());
        var body = answers.getOrDefault(
                path.substring(path.lastIndexOf('/') + 1), "{\"resourceType\":\"Bundle\"}".getBytes(UTF_8));
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    List<Resource> resources() {
        return resources;
    }

    ChartServer server() {
        var address = server.getAddress();
        return new ChartServer(
                URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort()), "none");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Bundle searchset(List<Resource> some) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        some.forEach(one -> bundle.addEntry().setResource(one));
        return bundle;
    }

    private static Stream<Resource> several(String type, Code code) {
        return IntStream.range(0, OF_EACH).mapToObj(number -> {
            var resource = resource(type, code, new DateTimeType("2026-01-%02d".formatted(1 + number % 28)));
            resource.setId("made-up-" + code.value().replaceAll("[^A-Za-z0-9]", "-") + "-" + number);
            return resource;
        });
    }

    private static Resource resource(String type, Code code, DateTimeType day) {
        var concept = new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
        return switch (type) {
            case "Condition" -> new Condition().setCode(concept).setRecordedDateElement(day);
            case "Procedure" ->
                new Procedure()
                        .setStatus(Procedure.ProcedureStatus.COMPLETED)
                        .setCode(concept)
                        .setPerformed(day);
            case "Encounter" ->
                new Encounter().setStatus(Encounter.EncounterStatus.FINISHED).addType(concept);
            case "MedicationRequest" ->
                new MedicationRequest()
                        .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                        .setMedication(concept)
                        .setAuthoredOnElement(day);
            default ->
                new Observation()
                        .setStatus(Observation.ObservationStatus.FINAL)
                        .setCode(concept)
                        .setEffective(day)
                        .setValue(new Quantity()
                                .setValue(7)
                                .setSystem("http://unitsofmeasure.org")
                                .setCode("%"));
        };
    }
}
