package payer.service.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.DemoTokens;
import payer.service.running.ServiceProcess;

/**
 * Kills the service at random moments while four clients write, every other time together with its database, and looks after
 * each restart for all that was ever acknowledged. {@code -Dkills=50} makes it fifty times.
 */
class KilledTest {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final int WRITERS = 4;
    private static final String SCOPES = "system/Basic.cruds role/data-steward";

    private final Random random = new Random(20261101);
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothing_that_was_acknowledged_is_missing_afterwards(@TempDir Path folder) throws Exception {
        var port = freePort();
        for (var kill = 1; kill <= KILLS; kill++) writeUntilKilled(folder, port, kill);
        try (var service = ServiceProcess.startShortLived(folder, port)) {
            var token = DemoTokens.of("demo-loader", SCOPES, service.uri(""), folder.resolve("data"));
            for (var id : acknowledged) assertEquals(200, read(service, token, id), id);
        }
        assertTrue(acknowledged.size() > KILLS * WRITERS, "too little was written to show anything");
    }

    private void writeUntilKilled(Path folder, int port, int kill) throws Exception {
        var service = ServiceProcess.startShortLived(folder, port);
        var token = DemoTokens.of("demo-loader", SCOPES, service.uri(""), folder.resolve("data"));
        var before = acknowledged.size();
        var writers = writers(service, token);
        awaitMoreThan(before);
        LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(1_200)).toNanos());
        if (kill % 2 == 0) killDatabase(folder);
        service.kill();
        for (var writer : writers) writer.join();
    }

    /** The first requests after a start are slow; only what is killed amid writes shows something. */
    private void awaitMoreThan(int before) {
        var limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (acknowledged.size() <= before && System.nanoTime() < limit)
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }

    private List<Thread> writers(ServiceProcess service, String token) {
        var writers = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) writers.add(Thread.ofPlatform().start(() -> writeOn(service, token)));
        return writers;
    }

    /** Until the service is gone. What is answered with 201 counts as acknowledged. */
    private void writeOn(ServiceProcess service, String token) {
        try {
            while (true) {
                var id = "kept-" + number.incrementAndGet();
                if (write(service, token, id) == 201) acknowledged.add(id);
            }
        } catch (IOException gone) {
            // killed, as it should be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int write(ServiceProcess service, String token, String id) throws IOException, InterruptedException {
        var body = "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"kept\"}}".formatted(id);
        var request = HttpRequest.newBuilder(service.uri("/records/fhir/Basic/" + id))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private int read(ServiceProcess service, String token, String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.uri("/records/fhir/Basic/" + id))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static void killDatabase(Path folder) throws IOException, InterruptedException {
        var pid = Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"))
                .getFirst()
                .strip();
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
