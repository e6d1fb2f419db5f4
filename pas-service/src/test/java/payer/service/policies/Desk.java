package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import payer.service.running.RunningService;

/** Someone who works on policies over HTTP. */
final class Desk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningService service;
    private final String[] token;

    Desk(RunningService service, String client, String role) {
        this.service = service;
        this.token = service.as(client, role);
    }

    static Desk author(RunningService service) {
        return new Desk(service, "demo-author", "role/policy-author");
    }

    static Desk approver(RunningService service) {
        return new Desk(service, "demo-approver", "role/policy-approver");
    }

    HttpResponse<String> get(String path, String... headers) {
        return service.get(path, with(headers));
    }

    HttpResponse<String> post(String path, Map<String, ?> body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> put(String path, Map<String, ?> body, String... headers) {
        return send("PUT", path, body, headers);
    }

    HttpResponse<String> postZip(String path, byte[] archive) {
        return service.send(service.request(path, with("Content-Type", "application/zip"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive)));
    }

    byte[] getBytes(String path) {
        return service.send(service.request(path, token).GET(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** With why, as every act needs. */
    JsonNode act(String path) {
        return json(post(path, Map.of("reason", "because of the test")));
    }

    JsonNode read(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertEquals(2, answer.statusCode() / 100, answer.statusCode() + " " + answer.body());
        return tree(answer);
    }

    static JsonNode tree(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    HttpResponse<String> sendText(String method, String path, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return service.send(service.request(path, with(all.toArray(String[]::new)))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String method, String path, Map<String, ?> body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        try {
            return service.send(service.request(path, with(all.toArray(String[]::new)))
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] with(String... more) {
        var all = new ArrayList<>(List.of(token));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
