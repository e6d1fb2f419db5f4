package payer.service.policies.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the running service is, and by what right it is asked. */
final class PolicyAccess {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:PAS_TOKEN}",
            description = "A bearer token with the scope role/policy-author; PAS_TOKEN if not given. "
                    + "In the demo: ./pas token --client demo-author --scope role/policy-author")
    private @Nullable String token;

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> postZip(String path, byte[] archive) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive)));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        if (token == null || token.isBlank()) throw new IOException("a token is needed: --token or PAS_TOKEN");
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + url, e);
        }
    }
}
