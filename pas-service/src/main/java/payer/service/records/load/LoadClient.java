package payer.service.records.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The running service, as the command sees it. */
final class LoadClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String url;
    private final String token;

    LoadClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode begin(String name) throws IOException, InterruptedException {
        return ask(request("?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .POST(BodyPublishers.noBody()));
    }

    JsonNode show(String id) throws IOException, InterruptedException {
        return ask(request("/" + id).GET());
    }

    void send(String id, int number, byte[] lines) throws IOException, InterruptedException {
        ask(request("/" + id + "/parts/" + number)
                .header("Content-Type", "application/fhir+ndjson")
                .PUT(BodyPublishers.ofByteArray(lines)));
    }

    void start(String id, int parts) throws IOException, InterruptedException {
        ask(request("/" + id + "/start?parts=" + parts).POST(BodyPublishers.noBody()));
    }

    JsonNode refused(String id, long after, int limit) throws IOException, InterruptedException {
        return ask(request("/" + id + "/refused?after=" + after + "&limit=" + limit)
                .GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/records/loads" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2)
                throw new IOException("the service answered " + answer.statusCode() + " " + answer.body());
            return JSON.readTree(answer.body());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + url, e);
        }
    }
}
