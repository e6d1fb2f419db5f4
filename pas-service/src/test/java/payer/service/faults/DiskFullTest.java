package payer.service.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;

/**
 * Fills the disk under the embedded database, on a small file system of its own. Needs the right to mount one; where there is
 * none the test says so and is skipped.
 */
class DiskFullTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        var made = run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder.toString());
        assumeTrue(made == 0, "no right to mount a small file system, so a full disk cannot be tried here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", folder.toString());
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_full_disk_is_answered_with_503_and_space_brings_the_service_back() throws Exception {
        var settings = Map.<String, Object>of(
                "database.url", "", "database.folder", folder.resolve("data").toString(), "database.patience", "2s");
        try (var service = RunningService.with(settings)) {
            var token = service.as("demo-loader", "system/Basic.cruds role/data-steward")[1];
            assertEquals(201, write(service, token, "before").statusCode());

            var ballast = fill();
            var refused = firstRefusal(service, token);
            assertEquals(503, refused.statusCode(), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(refused.body().contains("OperationOutcome"), refused.body());

            Files.delete(ballast);
            assertEquals(201, afterRecovery(service, token).statusCode());
            assertEquals(
                    200,
                    service.get("/records/fhir/Basic/before", "Authorization", token)
                            .statusCode());
        }
    }

    private static HttpResponse<String> firstRefusal(RunningService service, String token) {
        return Stream.iterate(0, n -> n + 1)
                .limit(5_000)
                .map(n -> write(service, token, "full-" + n))
                .filter(answer -> answer.statusCode() != 201)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the disk never got full"));
    }

    private static HttpResponse<String> afterRecovery(RunningService service, String token) {
        var limit = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        for (var n = 0; ; n++) {
            var answer = write(service, token, "after-" + n);
            if (answer.statusCode() == 201 || System.nanoTime() > limit) return answer;
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static HttpResponse<String> write(RunningService service, String token, String id) {
        var text = "x".repeat(40_000);
        var body = "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"%s\"}}".formatted(id, text + id);
        return service.send(service.request(
                        "/records/fhir/Basic/" + id, "Authorization", token, "Content-Type", "application/fhir+json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Takes all the space but a little. */
    private Path fill() throws IOException {
        var ballast = folder.resolve("ballast");
        try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
            var left = Files.getFileStore(folder).getUsableSpace() - 2_000_000;
            var block = new byte[1 << 20];
            for (var written = 0L; written < left; written += block.length) file.write(block);
        }
        return ballast;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127; // no such command here
        }
    }
}
