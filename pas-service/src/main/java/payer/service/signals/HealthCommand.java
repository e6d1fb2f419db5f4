package payer.service.signals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the running service whether it is ready: for a container's health check, and for a person. */
@Command(name = "health", description = "Say whether the running service is ready; exit code 1 if it is not.")
public final class HealthCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where the service runs; ${DEFAULT-VALUE} if not given.")
    private URI url = URI.create("http://localhost:8080");

    @Override
    public Integer call() throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/health/readiness"))
                .timeout(LIMIT)
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.statusCode() == 200 ? "ready" : "not ready: " + answer.body());
            return answer.statusCode() == 200 ? 0 : 1;
        } catch (IOException e) {
            System.out.println("nothing answers at " + url);
            return 1;
        }
    }
}
