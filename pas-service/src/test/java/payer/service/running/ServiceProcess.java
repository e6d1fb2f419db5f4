package payer.service.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service as an operator starts it: a process of its own on the embedded, durable database. It can be killed. */
public final class ServiceProcess implements AutoCloseable {
    /** {@code -Dready.seconds=300} gives more of them to a machine that has much else to do. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(Integer.getInteger("ready.seconds", 180));

    /** What lives for seconds gains nothing from code that is optimized at length. */
    public static final String LIGHTLY_COMPILED = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final int port;
    private final Path output;

    private ServiceProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts it on a folder and waits until it is ready. */
    public static ServiceProcess start(Path folder, int port, Map<String, String> environment, String... jvmOptions) {
        var started = launch(folder, port, environment, jvmOptions);
        started.await("/health/readiness");
        return started;
    }

    /** One that is to live for seconds: compiled lightly, empty at first, and used as soon as it answers, warm or not. */
    public static ServiceProcess startShortLived(Path folder, int port) {
        var started = launch(folder, port, Map.of("DEMO_LOAD", "false"), LIGHTLY_COMPILED);
        started.await("/health/liveness");
        return started;
    }

    private static ServiceProcess launch(Path folder, int port, Map<String, String> environment, String... jvmOptions) {
        try {
            var output = folder.resolve("service.log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    "payer.service.Main",
                    "serve",
                    "--port",
                    Integer.toString(port),
                    "--data",
                    folder.resolve("data").toString()));
            command.addAll(1, List.of(jvmOptions));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            // Translating all forms takes seconds of both cores, which tests of other things need for themselves.
            builder.environment().put("DTR_PREPARE_AT_START", "false");
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), port, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://localhost:" + port + pathAndQuery);
    }

    /** As a power cut would: nothing is finished, nothing is closed, and its database server is left behind. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String health) {
        var limit = System.nanoTime() + READY_LIMIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isUp(client, health)) {
                if (!process.isAlive() || System.nanoTime() > limit) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the service did not get ready:\n" + Files.readString(output));
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUp(HttpClient client, String health) {
        try {
            var request = HttpRequest.newBuilder(uri(health)).timeout(Duration.ofSeconds(5));
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
