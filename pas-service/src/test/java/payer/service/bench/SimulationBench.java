package payer.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.RecordedRequests;
import payer.service.policies.simulation.RequestHistory;
import payer.service.policies.simulation.SimulationOrder;
import payer.service.running.RunningService;

/**
 * Tries one draft on a synthetic and on a recorded history, over HTTP on the running service with its embedded database.
 *
 * <pre>./pas bench simulation [REQUESTS] [synthetic|recorded]</pre>
 */
public final class SimulationBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "/policies/lumbar-mri/2024-01-01";
    private static final int BATCH = 10_000;

    private final RunningService service;
    private final long requests;

    private SimulationBench(RunningService service, long requests) {
        this.service = service;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        var requests = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        var folder = Files.createTempDirectory("simulation-bench");
        try (var service = RunningService.with(Map.of("database.url", "", "database.folder", folder.toString()))) {
            System.out.println(Machine.description());
            var bench = new SimulationBench(service, requests);
            bench.draft();
            var histories = arguments.length > 1 ? List.of(arguments[1]) : List.of("synthetic", "recorded");
            for (var history : histories) bench.simulate(history);
        }
        System.exit(0);
    }

    /** Nobody has to ask for a first lumbar MRI any more. */
    private void draft() throws IOException {
        var read = service.get(POLICY, with("Accept", "application/yaml"));
        var lines = read.body()
                .lines()
                .map(line -> line.strip().startsWith("needed for:") ? "  needed for: [replacement]" : line);
        var body = Map.of("reason", "what if", "document", String.join("\n", lines.toList()) + "\n");
        var etag = read.headers().firstValue("ETag").orElseThrow();
        json(service.send(service.request(POLICY, with("Content-Type", "application/json", "If-Match", etag))
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private void simulate(String history) throws IOException {
        if (history.equals("recorded")) record();
        var body = JSON.writeValueAsString(Map.of("history", history, "requests", requests, "seed", 7));
        var start = System.nanoTime();
        var started = service.post(POLICY + "/simulations", body, with("Content-Type", "application/json"));
        json(started);
        var done = awaited(started.headers().firstValue("Location").orElseThrow());
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %,d requests in %.1f s, %,.0f a second; %,d touched, %,d lines differ%n",
                history,
                done.path("done").asLong(),
                seconds,
                done.path("done").asLong() / seconds,
                done.at("/projection/requestsTouched").asLong(),
                done.at("/projection/linesChanged").asLong());
    }

    private JsonNode awaited(String location) throws IOException {
        while (true) {
            var seen = json(service.get("/policies/simulations", with()))
                    .path("simulations")
                    .path(0);
            if (!List.of("queued", "running").contains(seen.path("state").asText()))
                return json(service.get(location, with()));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** The same requests as rows, as the decisions of a year would have left them. */
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private void record() {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        var recorded = service.bean(RecordedRequests.class);
        var now = service.bean(Clock.class).instant();
        var order = new SimulationOrder(
                new UUID(0, 1),
                "lumbar-mri",
                "2024-01-01",
                1,
                1,
                "synthetic",
                requests,
                7,
                Set.of(),
                0,
                0,
                "bench",
                now);
        var synthetic = service.context().getBeansOfType(RequestHistory.class).stream()
                .filter(history -> history.name().equals("synthetic"))
                .findFirst()
                .orElseThrow()
                .open(order);
        for (var from = 0L; from < requests; from += BATCH) {
            var batch = synthetic.read(from, Math.min(from + BATCH, requests));
            transactions.executeWrite(_ -> {
                batch.forEach(request -> recorded.remember(request.situation(), Occasion.SUBMISSION, now));
                return batch.size();
            });
        }
    }

    /** With a fresh token each time: the bench takes longer than one lives. */
    private String[] with(String... more) {
        var token = service.as("demo-author", "role/policy-author");
        return Stream.concat(Arrays.stream(token), Arrays.stream(more)).toArray(String[]::new);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }
}
