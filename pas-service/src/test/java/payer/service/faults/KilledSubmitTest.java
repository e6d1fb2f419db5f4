package payer.service.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.DemoTokens;
import payer.service.running.ServiceProcess;
import payer.testdata.cases.Cases;
import payer.testdata.message.PriorAuthRequest;

/**
 * Kills the service at random moments while providers ask for authorization. Afterwards every request that was answered gets the
 * same answer again, and no number was given out twice. {@code -Dkills=50} makes it fifty times.
 */
class KilledSubmitTest {
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int PROVIDERS = 3;
    /** Of an authorization, or of a request that is still open. */
    private static final Pattern NUMBER = Pattern.compile("\"valueString\":\"([AP][0-9A-Z]{12})\"");

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("America/New_York")));
    private final Random random = new Random(20261121);
    private final AtomicInteger traces = new AtomicInteger();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void what_was_answered_is_answered_so_again(@TempDir Path folder) throws Exception {
        var port = freePort();
        for (var kill = 0; kill < KILLS; kill++) submitUntilKilled(folder, port);
        try (var service = ServiceProcess.start(folder, port, Map.of(), ServiceProcess.LIGHTLY_COMPILED)) {
            var token = token(service, folder);
            for (var request : answered.entrySet())
                assertEquals(
                        request.getValue(),
                        submit(service, token, request.getKey()).body());
        }
        assertTrue(answered.size() > KILLS, "too little was asked to show anything");
        assertNoNumberTwice();
    }

    private void assertNoNumberTwice() {
        var owners = new HashMap<String, String>();
        answered.forEach((trace, answer) -> numbers(answer)
                .forEach(number -> assertEquals(trace, owners.merge(number, trace, (first, second) -> first))));
        assertTrue(owners.size() >= answered.size(), "some requests got no number");
    }

    private void submitUntilKilled(Path folder, int port) throws Exception {
        var service = ServiceProcess.start(folder, port, Map.of(), ServiceProcess.LIGHTLY_COMPILED);
        var token = token(service, folder);
        var before = answered.size();
        var providers = new ArrayList<Thread>();
        for (var i = 0; i < PROVIDERS; i++) providers.add(Thread.ofPlatform().start(() -> submitOn(service, token)));
        awaitMoreThan(before);
        LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(900)).toNanos());
        service.kill();
        for (var provider : providers) provider.join();
    }

    private void awaitMoreThan(int before) {
        var limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (answered.size() <= before && System.nanoTime() < limit)
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }

    /** Until the service is gone. */
    private void submitOn(ServiceProcess service, String token) {
        try {
            while (true) {
                var trace = "KILL-" + traces.incrementAndGet();
                var answer = submit(service, token, trace);
                if (answer.statusCode() == 200) answered.put(trace, answer.body());
            }
        } catch (IOException gone) {
            // killed, as it should be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> submit(ServiceProcess service, String token, String trace)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.uri("/pas/2.0/fhir/Claim/$submit"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body(trace)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> numbers(String answer) {
        return NUMBER.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private String body(String trace) {
        var situation = Cases.on(today).rosaRiveraNeedsOxygen();
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(PriorAuthRequest.of(situation, trace));
    }

    private static String token(ServiceProcess service, Path folder) {
        return DemoTokens.of("demo-ehr", "system/*.cruds", service.uri(""), folder.resolve("data"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
