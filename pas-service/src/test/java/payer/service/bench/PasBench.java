package payer.service.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;
import payer.service.running.DemoTokens;
import payer.service.running.ServiceProcess;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.message.PriorAuthRequest;

/**
 * What a request for authorization costs: read, checked, matched to its member, decided by the shipped policies, kept durably,
 * audited and answered; beside it the floor, which reads the same document, commits one row and answers. Each request is a new
 * one, for one of many members.
 *
 * <pre>./pas bench pas [--seconds N] [--members N] [--out FILE]</pre>
 */
public final class PasBench {
    private static final String FHIR = "application/fhir+json";
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final int PORT = 18_081;
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Duration measured;
    private final int members;
    private final Path out;
    private final Case situation;
    private final String request;
    private final String inquiry;

    private PasBench(Duration measured, int members, Path out) {
        this.measured = measured;
        this.members = members;
        this.out = out;
        this.situation = Cases.on(LocalDate.now(Clock.system(ZONE))).oxygenAtRest86RoomAir();
        var bundle = PriorAuthRequest.of(situation, "TRACE");
        this.request = json(bundle);
        this.inquiry = json(inquiry(bundle));
    }

    public static void main(String[] args) throws Exception {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
        new PasBench(
                        Duration.ofSeconds(Integer.parseInt(options.getOrDefault("--seconds", "15"))),
                        Integer.parseInt(options.getOrDefault("--members", "2000")),
                        Path.of(options.getOrDefault("--out", "docs/performance/prior-authorization.md")))
                .run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("bench");
        try (var service = ServiceProcess.start(folder, PORT, Map.of("BENCH_FLOOR", "true"))) {
            var data = folder.resolve("data");
            preload(service, token("demo-loader", "system/*.cruds role/data-steward", data));
            var lines = new ArrayList<>(List.of(
                    "# Prior authorization, measured",
                    "",
                    "%s. Client and server on this machine; every commit durable; a bundle of %d kB, %,d members."
                            .formatted(Machine.description(), request.length() / 1000, members),
                    "",
                    Measured.header()));
            for (var clients : List.of(1, 8)) lines.addAll(rows(service, data, clients));
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.write(out, lines);
            System.out.println(String.join("\n", lines) + "\nkept in " + out);
        }
    }

    private List<String> rows(ServiceProcess service, Path data, int clients) throws Exception {
        var load = new Load(PORT, service.pid(), clients, Duration.ofSeconds(10), measured);
        var bearer = "Bearer " + token("demo-ehr", "system/*.cruds", data);
        var run = UUID.randomUUID().toString();
        var floor = load.run(
                "floor: read the bundle, commit a row, answer",
                201,
                n -> WireClient.request("POST", "/bench/document", text(request, n, run), "Content-Type", FHIR));
        var submit = load.run(
                "Claim/$submit",
                200,
                n -> WireClient.request(
                        "POST",
                        "/pas/2.0/fhir/Claim/$submit",
                        text(request, n, run),
                        "Content-Type",
                        FHIR,
                        "Authorization",
                        bearer));
        var inquire = load.run(
                "Claim/$inquire",
                200,
                n -> WireClient.request(
                        "POST",
                        "/pas/2.0/fhir/Claim/$inquire",
                        text(inquiry, n, run),
                        "Content-Type",
                        FHIR,
                        "Authorization",
                        bearer));
        return List.of(floor.row(floor), submit.row(floor), inquire.row(floor));
    }

    private String text(String template, long n, String run) {
        return template.replace(situation.member().memberId(), number(n % members))
                .replace("TRACE", run + "-" + n);
    }

    private static String number(long n) {
        return "B%09d".formatted(n);
    }

    /** The member of the case, many times over, each with a number of their own. */
    private void preload(ServiceProcess service, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (int first = 0; first < members; first += 100) {
                var body = HttpRequest.BodyPublishers.ofString(transaction(first, Math.min(first + 100, members)));
                var answer = client.send(
                        HttpRequest.newBuilder(service.uri("/records/fhir"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", FHIR)
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
            }
        }
    }

    private String transaction(int from, int to) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var patient = situation.patient();
        var coverage = situation.coverage();
        for (int n = from; n < to; n++)
            for (Resource resource : List.of(patient, coverage)) {
                var copy = resource.copy();
                bundle.addEntry()
                        .setResource(renamed(copy, n))
                        .getRequest()
                        .setMethod(HTTPVerb.PUT)
                        .setUrl(resource.fhirType() + "/" + id(n));
            }
        return json(bundle);
    }

    private Resource renamed(Resource resource, int n) {
        var patient = situation.patient().getIdElement().getIdPart();
        var text = json(resource)
                .replace("Patient/" + patient, "Patient/" + id(n))
                .replace(situation.member().memberId(), number(n));
        var renamed = (Resource) CONTEXT.newJsonParser().parseResource(text);
        renamed.setId(id(n));
        return renamed;
    }

    private static String id(int n) {
        return "bench-" + n;
    }

    private static Bundle inquiry(Bundle bundle) {
        var inquiry = bundle.copy();
        var claim = (Claim) inquiry.getEntryFirstRep().getResource();
        claim.getSupportingInfo().clear();
        claim.getDiagnosis().clear();
        claim.getItem().subList(1, claim.getItem().size()).clear();
        claim.getItemFirstRep().getExtension().clear();
        return inquiry;
    }

    private static String token(String client, String scopes, Path data) {
        return DemoTokens.of(client, scopes, URI.create("http://localhost:" + PORT), data);
    }

    private static String json(Resource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource);
    }
}
