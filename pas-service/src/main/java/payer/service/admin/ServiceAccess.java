package payer.service.admin;

import java.io.IOException;
import java.io.InputStream;
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
final class ServiceAccess {
    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:PAS_TOKEN}",
            description = "A bearer token with the scope role/auditor; PAS_TOKEN if not given. "
                    + "In the demo: ./pas token --client demo-operator --scope role/auditor")
    private @Nullable String token;

    /** The service does not answer, or not as wished. */
    static final class NoAnswer extends IOException {
        NoAnswer(String message) {
            super(message);
        }
    }

    /** The body of a 200; to be closed. */
    InputStream get(String path, Map<String, @Nullable String> parameters) throws IOException, InterruptedException {
        if (token == null || token.isBlank()) throw new NoAnswer("a token is needed: --token or PAS_TOKEN");
        var request = HttpRequest.newBuilder(URI.create(url + path + query(parameters)))
                .header("Authorization", "Bearer " + token)
                .build();
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) return answer.body();
            try (var body = answer.body()) {
                throw new NoAnswer("the service answered " + answer.statusCode() + " "
                        + new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (java.net.ConnectException e) {
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
