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
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.rules.document.ShippedPolicies;
import payer.service.dtr.ChartAsking;
import payer.service.dtr.SimulatedChartServer;
import payer.service.running.DemoTokens;
import payer.service.running.ServiceProcess;

/**
 * What forms cost: handing out a package, saying that it is unchanged, asking the next questions, and filling in the largest
 * form from a chart of 2,000 resources, in memory and from a FHIR server that takes 20 ms an answer.
 *
 * <pre>./pas bench dtr [--seconds N] [--warm-up N] [--out FILE]</pre>
 */
public final class DtrBench {
    private static final String FHIR = "application/fhir+json";
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final int PORT = 18_081;
    private static final int CHART = 2_000;
    private static final int ROUNDS = 200;
    private static final int REFERENCE_BYTES = 728_000;
    private static final double REFERENCE_CPU_SECONDS = 0.75;
    private static final int LIBRARIES = 3;
    private static final int SETS = 5;
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(4);

    private final Duration warmUp;
    private final Duration measured;
    private final Path out;
    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("America/New_York")));
    private final List<String> lines = new ArrayList<>();

    private DtrBench(Duration warmUp, Duration measured, Path out) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
        new DtrBench(
                        Duration.ofSeconds(Integer.parseInt(options.getOrDefault("--warm-up", "20"))),
                        Duration.ofSeconds(Integer.parseInt(options.getOrDefault("--seconds", "10"))),
                        Path.of(options.getOrDefault("--out", "docs/performance/dtr.md")))
                .run();
    }

    private void run() throws Exception {
        tell("# Forms, measured");
        tell("");
        tell(Machine.description() + ". Client, provider's server and service on this machine; every call audited.");
        tell("");
        var folder = Files.createTempDirectory("dtr-bench");
        try (var charts = new SimulatedChartServer();
                var service = ServiceProcess.start(
                        folder,
                        PORT,
                        Map.of(
                                "BENCH_FLOOR", "true",
                                "DTR_PREPARE_AT_START", "true"))) {
            awaitWarm(folder.resolve("service.log"));
            register(folder, charts);
            var forms = shipped();
            overHttp(service, folder, charts, forms);
            var form = FortyQuestions.form();
            var chart = new BenchChart(form, today).resources(CHART);
            inMemory(form, chart);
            fromServer(charts, form, chart);
        } finally {
            delete(folder);
        }
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.write(out, lines);
        System.out.println("kept in " + out);
    }

    private List<PublishedForm> shipped() {
        return new FormCatalog(
                        ShippedPolicies.policies(),
                        Addresses.of(Edition.DTR_2_2, "http://localhost:" + PORT + "/dtr/2.2/fhir"),
                        cql -> "{}")
                .all().stream()
                        .filter(form -> form.policy().effective().holdsOn(today))
                        .toList();
    }

    /** As an operator does it. */
    private static void register(Path folder, SimulatedChartServer charts) throws Exception {
        var bearer = "Bearer "
                + DemoTokens.of(
                        "demo-operator",
                        "role/operator",
                        URI.create("http://localhost:" + PORT),
                        folder.resolve("data"));
        var client = URI.create("http://localhost:" + PORT + "/admin/clients/demo-provider");
        try (var http = HttpClient.newHttpClient()) {
            var known = http.send(
                    HttpRequest.newBuilder(client)
                            .header("Authorization", bearer)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var changed = http.send(
                    HttpRequest.newBuilder(URI.create(client + "/fhir-servers"))
                            .header("Authorization", bearer)
                            .header("Content-Type", "application/json")
                            .header(
                                    "If-Match",
                                    known.headers().firstValue("ETag").orElseThrow())
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"fhirServers\":[\"" + charts.base() + "\"]}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (changed.statusCode() != 200) throw new IllegalStateException(changed.body());
        }
    }

    /** The service makes its forms in the background, and says in its log when the engine is warm. */
    private static void awaitWarm(Path log) throws Exception {
        var until = System.nanoTime() + LONGEST_PREPARATION.toNanos();
        while (!Files.readString(log).contains("filling in forms is warm")) {
            if (System.nanoTime() > until) throw new IllegalStateException("the forms were not made");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static int questions(PublishedForm form) {
        return form.plan().questions().size();
    }

    private void overHttp(ServiceProcess service, Path folder, SimulatedChartServer charts, List<PublishedForm> forms)
            throws Exception {
        var bearer = "Bearer "
                + DemoTokens.of(
                        "demo-provider",
                        "system/Questionnaire.rs",
                        URI.create("http://localhost:" + service.port()),
                        folder.resolve("data"));
        var largest =
                forms.stream().max(Comparator.comparingInt(DtrBench::questions)).orElseThrow();
        charts.holding(new BenchChart(largest, today).resources(CHART)).after(Duration.ofMillis(20));
        written(charts, largest);
        var populate = populate(largest, charts);
        var form = forms.stream()
                .filter(one -> one.valueSets().size() == SETS && one.libraries().size() == LIBRARIES)
                .findFirst()
                .orElseThrow();
        var pack = pack(form.canonical().replace("/2.2/", "/2.0/"));
        tell(
                "The first of each kind after the start: filling in %d questions from a server that takes 20 ms took %.0f ms"
                                .formatted(
                                        questions(largest),
                                        first("/dtr/2.2/fhir/Questionnaire/$populate", populate, bearer))
                        + " (wanted: 1,000), the package %.0f ms, the round of an adaptive form %.0f ms."
                                .formatted(
                                        first("/dtr/2.0/fhir/Questionnaire/$questionnaire-package", pack, bearer),
                                        first("/dtr/2.2/fhir/Questionnaire/$next-question", draft(bearer), bearer)));
        tell("");
        tell(Measured.header());
        var load = new Load(PORT, service.pid(), 1, warmUp, measured);
        var floor = load.run(
                "floor: read a document, commit a row, answer",
                201,
                n -> WireClient.request("POST", "/bench/document", pack, "Content-Type", FHIR));
        tell(floor.row(floor));
        var path = "/dtr/2.0/fhir/Questionnaire/$questionnaire-package";
        var answer = post(path, pack, bearer);
        if (!answer.body().contains("PackageBundle")) throw new IllegalStateException(answer.body());
        var packed = load.run(
                "$questionnaire-package, %d libraries, %d value sets".formatted(LIBRARIES, SETS),
                200,
                n -> request(path, pack, bearer));
        tell(packed.row(floor));
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        tell(load.run("the same, unchanged (304)", 304, n -> request(path, pack, bearer, "If-None-Match", tag))
                .row(floor));
        var run = draft(bearer);
        tell(load.run("$next-question", 200, n -> request("/dtr/2.2/fhir/Questionnaire/$next-question", run, bearer))
                .row(floor));
        var fill = "/dtr/2.2/fhir/Questionnaire/$populate";
        tell(load.run(
                        "$populate of %d questions from a server that takes 20 ms".formatted(questions(largest)),
                        200,
                        n -> request(fill, populate, bearer))
                .row(floor));
        tell("");
        tell("Wanted: a 99th percentile of 30 ms for the package, and of 50 ms for $next-question.");
        tell("");
        tell(
                "A package has %,d bytes, %.2f of the %,d of the public reference server, which takes %.2f s of CPU and gives 1.1 a second."
                        .formatted(
                                answer.body().length(),
                                answer.body().length() / (double) REFERENCE_BYTES,
                                REFERENCE_BYTES,
                                REFERENCE_CPU_SECONDS));
    }

    private void inMemory(PublishedForm form, List<Resource> chart) throws Exception {
        var prefill = new ChartPrefill(CONTEXT, Duration.ofSeconds(30));
        var logic = FormLogic.of(form, new LibraryShelf());
        var data = ChartData.of(chart);
        var start = System.nanoTime();
        var filled = prefill.fill(logic, data, today);
        var first = (System.nanoTime() - start) / 1e6;
        for (var i = 0; i < ROUNDS; i++) prefill.fill(logic, data, today);
        var nanos = new long[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            start = System.nanoTime();
            prefill.fill(logic, data, today);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        tell("");
        tell(
                "Filling in `%s` (%d questions, %d of them from the chart, %d answered) from %,d resources in memory: first %.0f ms,"
                                .formatted(
                                        form.policy().id(),
                                        questions(form),
                                        logic.size(),
                                        filled.answers().size(),
                                        chart.size(),
                                        first)
                        + " then p50 %.1f ms, p99 %.1f ms (wanted: p50 150 ms)."
                                .formatted(nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 99 / 100] / 1e6));
        tell(fiftyAtOnce(prefill, logic, data));
    }

    /** The provider's server has its answers ready: what is measured is the service, not how this process writes FHIR at first. */
    private static void written(SimulatedChartServer charts, PublishedForm form) throws IOException {
        try (var asking = new ChartAsking()) {
            asking.ask(charts, form);
        }
    }

    /** What the form looks at is asked for at once, and then filled in. */
    private void fromServer(SimulatedChartServer charts, PublishedForm form, List<Resource> chart) throws Exception {
        charts.holding(chart).after(Duration.ofMillis(20));
        var prefill = new ChartPrefill(CONTEXT, Duration.ofSeconds(30));
        var logic = FormLogic.of(form, new LibraryShelf());
        try (var asking = new ChartAsking()) {
            for (var i = 0; i < ROUNDS / 4; i++) prefill.fill(logic, asking.ask(charts, form), today);
            var nanos = new long[ROUNDS / 2];
            for (var i = 0; i < nanos.length; i++) {
                var start = System.nanoTime();
                prefill.fill(logic, asking.ask(charts, form), today);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            tell(
                    "The same from a FHIR server that takes 20 ms an answer: p50 %.1f ms, p99 %.1f ms (wanted: p50 400 ms)."
                            .formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6));
        }
    }

    private String fiftyAtOnce(ChartPrefill prefill, FormLogic logic, ChartData data) throws Exception {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var start = System.nanoTime();
            var runs = new ArrayList<Callable<Long>>();
            for (var i = 0; i < 50; i++)
                runs.add(() -> {
                    var begun = System.nanoTime();
                    prefill.fill(logic, data, today);
                    return System.nanoTime() - begun;
                });
            var took = new ArrayList<Long>();
            for (var run : threads.invokeAll(runs)) took.add(run.get());
            return "50 at once: all done after %.0f ms; one ran for %.0f to %.0f ms."
                    .formatted(
                            (System.nanoTime() - start) / 1e6,
                            took.stream().min(Long::compare).orElseThrow() / 1e6,
                            took.stream().max(Long::compare).orElseThrow() / 1e6);
        }
    }

    /** The first call that the service gets once everything is translated, as after a restart. */
    private static double first(String path, String body, String bearer) throws Exception {
        var start = System.nanoTime();
        var answer = post(path, body, bearer);
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
        return (System.nanoTime() - start) / 1e6;
    }

    private static String populate(PublishedForm form, SimulatedChartServer charts) {
        var parameters = new Parameters();
        parameters.addParameter().setName("canonical").setValue(new UriType(form.canonical()));
        parameters.addParameter().setName("subject").setValue(new Reference("Patient/p1"));
        var endpoint = new Endpoint().setAddress(charts.base());
        endpoint.addHeader("Authorization: Bearer " + SimulatedChartServer.TOKEN);
        parameters.addParameter().setName("dataEndpoint").setResource(endpoint);
        return CONTEXT.newJsonParser().encodeResourceToString(parameters);
    }

    private static String pack(String questionnaire) {
        return """
                {"resourceType":"Parameters","parameter":[
                 {"name":"questionnaire","valueCanonical":"%s"},
                 {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active","subscriberId":"W100000001",
                  "beneficiary":{"reference":"Patient/p1"},"payor":[{"reference":"Organization/payer"}]}},
                 {"name":"order","resource":{"resourceType":"ServiceRequest","id":"sr1","status":"draft","intent":"order",
                  "subject":{"reference":"Patient/p1"},"code":{"coding":[
                   {"system":"http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"E1390"}]}}}]}""".formatted(questionnaire);
    }

    /** The draft of a run, as its client posts it for its first questions. */
    private static String draft(String bearer) throws Exception {
        var named = pack("http://localhost:" + PORT + "/dtr/2.2/fhir/Questionnaire/adaptive-home-oxygen");
        var answer = post("/dtr/2.2/fhir/Questionnaire/$questionnaire-package", named, bearer);
        var bundle = (Bundle) CONTEXT.newJsonParser()
                .parseResource(Parameters.class, answer.body())
                .getParameterFirstRep()
                .getResource();
        var draft = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(QuestionnaireResponse.class::isInstance)
                .findFirst()
                .orElseThrow();
        return CONTEXT.newJsonParser().encodeResourceToString(draft);
    }

    private static byte[] request(String path, String body, String bearer, String... more) {
        var headers = new ArrayList<>(List.of("Content-Type", FHIR, "Authorization", bearer));
        headers.addAll(List.of(more));
        return WireClient.request("POST", path, body, headers.toArray(String[]::new));
    }

    private static HttpResponse<String> post(String path, String body, String bearer) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                            .header("Content-Type", FHIR)
                            .header("Authorization", bearer)
                            .timeout(Duration.ofMinutes(2))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void tell(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
