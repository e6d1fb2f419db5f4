package payer.service.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the service on a folder to throw away, asks it a little, and stops: what the JVM saw is what it loads ahead next time
 * ({@code -XX:AOTCacheOutput}), so that a start takes a third of the time.
 */
@Command(
        name = "train",
        hidden = true,
        description = "Start, answer a few requests, stop: to make the JVM's start-up cache.")
public final class TrainCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Option(names = "--data", required = true, description = "A folder to throw away.")
    private Path data = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = Map.<String, Object>of(
                "service.mode",
                "demo",
                "service.port",
                "-1",
                "service.url",
                "http://localhost",
                "database.folder",
                data.toString());
        try (var server = ApplicationContext.run(EmbeddedServer.class, settings);
                var client = HttpClient.newHttpClient()) {
            for (var path : paths(server)) ask(client, server.getURI().resolve(path));
        }
        return 0;
    }

    private static List<String> paths(EmbeddedServer server) {
        var open = server.getApplicationContext().getBeansOfType(Example.class).stream()
                .filter(example -> example.method().equals("GET") && !example.needsToken())
                .map(Example::path);
        return java.util.stream.Stream.concat(List.of("/", "/health/readiness").stream(), open)
                .toList();
    }

    private static void ask(HttpClient client, URI address) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.discarding());
    }
}
