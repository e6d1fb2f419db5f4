package payer.service.bench;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import payer.service.crd.SimulatedEhr;
import payer.service.running.ServiceProcess;
import payer.service.security.demo.DemoClient;
import payer.service.security.demo.DemoGrants;
import payer.service.security.demo.DemoKeys;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.message.OrderSignHook;

/**
 * Measures orders being signed: with everything along, and with nothing along and a practice's server that takes 100 ms an
 * answer. The floor is the same server reading and writing the same JSON with the same libraries and committing one row.
 *
 * <pre>./pas bench crd [--seconds N] [--warm-up N] [--clients N] [--out FILE]</pre>
 */
public final class CrdBench {
    private static final String PATH = "/crd/2.0/cds-services/order-sign";
    private static final String FLOOR = "floor: read a hook and its FHIR, commit a row, write it";
    private static final Pattern INSTANCE = Pattern.compile("\"hookInstance\" : \"[^\"]*\"");
    private static final int PORT = 18_081;

    private final Duration warmUp;
    private final Duration measured;
    private final int clients;
    private final Path out;

    private CrdBench(Duration warmUp, Duration measured, int clients, Path out) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.clients = clients;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
        var seconds = Integer.parseInt(options.getOrDefault("--seconds", "10"));
        var warmUp = Integer.parseInt(options.getOrDefault("--warm-up", "20"));
        var clients = Integer.parseInt(options.getOrDefault("--clients", "8"));
        var out = Path.of(options.getOrDefault("--out", "docs/performance/crd.md"));
        new CrdBench(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), clients, out).run();
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("crd-bench");
        try (var theirs = new SimulatedEhr();
                var service = ServiceProcess.start(folder, PORT, environment(theirs))) {
            var lines = new ArrayList<String>();
            lines.add("# Orders being signed, measured");
            lines.add("");
            lines.add(Machine.description()
                    + ". Client and server on this machine; every commit durable; each call signed anew with ES384.");
            lines.add("");
            lines.add("The first call after the start took %.0f ms.".formatted(firstCall(service, folder)));
            lines.add("");
            lines.add(Measured.header());
            lines.addAll(rows(service, folder, theirs));
            keep(lines);
        } finally {
            delete(folder);
        }
    }

    private static Map<String, String> environment(SimulatedEhr theirs) {
        return Map.of(
                "BENCH_FLOOR", "true",
                "CRD_FHIR_SERVERS", "demo-ehr = " + theirs.base(),
                "CRD_CARDS_PER_DAY", "100");
    }

    private static double firstCall(ServiceProcess service, Path folder) throws Exception {
        var tokens = tokens(service, folder, 1);
        var request = signed(OrderSignHook.of(situation()), tokens);
        try (var client = new WireClient(service.port())) {
            var start = System.nanoTime();
            var status = client.send(request);
            if (status != 200) throw new IllegalStateException("the first call was answered with " + status);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private List<String> rows(ServiceProcess service, Path folder, SimulatedEhr theirs) throws Exception {
        var load = new Load(service.port(), service.pid(), clients, warmUp, measured);
        var body = OrderSignHook.of(situation());
        var plain = WireClient.request("POST", "/bench/hook", body, "Content-Type", "application/json");
        var floor = load.run(FLOOR, 200, n -> plain);
        var seconds = (int) measured.plus(warmUp).toSeconds();
        var tokens = tokens(service, folder, (int) (floor.rate() * seconds * 1.2) + 1000);
        var full = load.run("order-sign, everything along", 200, n -> signed(anew(body), tokens));
        theirs.holding(situation()).after(Duration.ofMillis(100));
        var bare = bare(theirs);
        var slow = load.run("order-sign, nothing along, 100 ms an answer", 200, n -> signed(anew(bare), tokens));
        var rows = List.of(floor.row(floor), full.row(floor), slow.row(floor));
        rows.forEach(System.out::println);
        return rows;
    }

    private static Case situation() {
        return Cases.on(LocalDate.now(Clock.system(ZoneId.of("America/New_York"))))
                .tomBakerNeedsOxygen();
    }

    /** Another call with the same content; made cheaply, so that the load does not take the server's time. */
    private static String anew(String body) {
        return INSTANCE.matcher(body).replaceFirst("\"hookInstance\" : \"" + UUID.randomUUID() + "\"");
    }

    private static byte[] signed(String body, Queue<String> tokens) {
        var token = tokens.poll();
        if (token == null) throw new IllegalStateException("more calls than tokens were made");
        return WireClient.request(
                "POST", PATH, body, "Content-Type", "application/json", "Authorization", "Bearer " + token);
    }

    private static String bare(SimulatedEhr theirs) {
        var whole = OrderSignHook.of(situation());
        var end = whole.indexOf("\"prefetch\"");
        var head = whole.substring(0, whole.lastIndexOf(',', end));
        return head.replaceFirst("\"fhirServer\" : \"[^\"]*\"", "\"fhirServer\" : \"" + theirs.base() + "\"")
                + ",\"fhirAuthorization\":{\"access_token\":\"token\",\"token_type\":\"Bearer\"}}";
    }

    /** Made before, so that signing does not take the server's time. */
    private static Queue<String> tokens(ServiceProcess service, Path folder, int count) throws IOException {
        var keys = DemoKeys.read(folder.resolve("data/demo-clients.json"));
        var address = URI.create("http://localhost:" + service.port() + PATH).toString();
        var now = Clock.systemUTC().instant();
        var tokens = new ConcurrentLinkedQueue<String>();
        IntStream.range(0, count).parallel().forEach(n -> tokens.add(token(keys, address, now)));
        return tokens;
    }

    private static String token(DemoKeys keys, String address, java.time.Instant now) {
        try {
            return DemoGrants.hookToken(DemoClient.EHR, keys, address, now);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(List<String> lines) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.write(out, lines);
        System.out.println(String.join("\n", lines));
        System.out.println("kept in " + out);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
