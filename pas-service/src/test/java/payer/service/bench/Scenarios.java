package payer.service.bench;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import payer.service.running.DemoTokens;
import payer.testdata.cases.Cases;
import payer.testdata.message.PriorAuthRequest;

/** What is measured: the floors first, then the real thing beside them. */
final class Scenarios {
    private static final String FHIR = "application/fhir+json";
    private static final String ECHO = "floor: echo JSON";
    private static final String PATIENT_FLOOR = "floor: read a Patient, commit a row, answer";
    private static final String SMALL =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"valueString\":\"b\"}]}";
    private static final String PATIENT = """
            {"resourceType":"Patient","identifier":[{"system":"https://bench.example/member","value":"B-%d"}],\
            "name":[{"family":"Benchmark","given":["Bea"]}],"gender":"female","birthDate":"1960-01-01",\
            "address":[{"line":["1 Main Street"],"city":"Springfield","state":"IL","postalCode":"62701"}]}""";

    private Scenarios() {}

    static List<Scenario> all(int port, Path data) {
        var authorization = "Bearer "
                + DemoTokens.of("demo-loader", "system/*.cruds", URI.create("http://localhost:" + port), data);
        var bundle = priorAuthRequest();
        return List.of(
                post(ECHO, ECHO, "/bench/echo", SMALL),
                post("floor: one durable commit", ECHO, "/bench/commit", SMALL),
                new Scenario(
                        "GET /records/fhir/metadata",
                        ECHO,
                        200,
                        n -> WireClient.request("GET", "/records/fhir/metadata", "")),
                new Scenario(
                        PATIENT_FLOOR,
                        PATIENT_FLOOR,
                        201,
                        n -> WireClient.request("POST", "/bench/document", PATIENT.formatted(n), "Content-Type", FHIR)),
                new Scenario(
                        "create a Patient: token, audit, index, outbox",
                        PATIENT_FLOOR,
                        201,
                        n -> WireClient.request(
                                "POST",
                                "/records/fhir/Patient",
                                PATIENT.formatted(n),
                                "Content-Type",
                                FHIR,
                                "Authorization",
                                authorization)),
                new Scenario(
                        "find a member by identifier",
                        ECHO,
                        200,
                        n -> WireClient.request(
                                "GET",
                                "/records/fhir/Patient?identifier=W100000001",
                                "",
                                "Authorization",
                                authorization)),
                new Scenario(
                        "floor: read a PAS bundle of %d kB, commit a row, answer".formatted(bundle.length() / 1000),
                        PATIENT_FLOOR,
                        201,
                        n -> WireClient.request("POST", "/bench/document", bundle, "Content-Type", FHIR)));
    }

    private static String priorAuthRequest() {
        var situation = Cases.on(LocalDate.of(2026, 11, 2)).all().getFirst();
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(PriorAuthRequest.of(situation));
    }

    private static Scenario post(String name, String floor, String path, String body) {
        var request = WireClient.request("POST", path, body, "Content-Type", "application/json");
        return new Scenario(name, floor, 200, n -> request);
    }
}
