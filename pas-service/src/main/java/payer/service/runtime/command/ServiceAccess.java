package payer.service.runtime.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the running service is and by what right a command asks it; an option group that commands share. */
public final class ServiceAccess {
    private static final Duration CONNECTED = Duration.ofSeconds(10);
    private static final Duration ANSWERED = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECTED).build();

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:PAS_TOKEN}",
            description = "A bearer token; PAS_TOKEN if not given. The end of this page says which scope it needs.")
    private @Nullable String token;

    /** The service does not answer, or not as wished. */
    public static final class NoAnswer extends IOException {
        public NoAnswer(String message) {
            super(message);
        }
    }

    /** The body of a 200 while it comes, however long it takes; to be closed. */
    public InputStream stream(String path, Map<String, @Nullable String> parameters)
            throws IOException, InterruptedException {
        var answer = send(request(path, parameters).GET(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) return answer.body();
        try (var body = answer.body()) {
            throw new NoAnswer("the service answered " + answer.statusCode() + " "
                    + new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public HttpResponse<byte[]> get(String path, Map<String, @Nullable String> parameters)
            throws IOException, InterruptedException {
        return send(request(path, parameters).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> send(
            String method, String path, Map<String, @Nullable String> parameters, Content content)
            throws IOException, InterruptedException {
        return send(
                request(path, parameters)
                        .header("Content-Type", content.type())
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(content.bytes())),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, Map<String, @Nullable String> parameters) throws NoAnswer {
        if (token == null || token.isBlank()) throw new NoAnswer("a token is needed: --token or PAS_TOKEN");
        return HttpRequest.newBuilder(URI.create(url + path + query(parameters)))
                .timeout(ANSWERED)
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading)
            throws IOException, InterruptedException {
        try {
            return client.send(request.build(), reading);
        } catch (ConnectException e) {
            throw new NoAnswer("nothing answers at " + url);
        }
    }

    private static String query(Map<String, @Nullable String> parameters) {
        var query = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (value == null) return;
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
            query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return query.toString();
    }
}
