package payer.service.records.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.Content;
import payer.service.runtime.command.ServiceAccess;

/** The loads of the running service, as the command sees them. */
final class LoadClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Content NOTHING = new Content("application/json", new byte[0]);

    private final ServiceAccess access;

    LoadClient(ServiceAccess access) {
        this.access = access;
    }

    JsonNode begin(String name) throws IOException, InterruptedException {
        return post("", Map.of("name", name));
    }

    JsonNode show(String id) throws IOException, InterruptedException {
        return read(access.get(path("/" + id), Map.of()));
    }

    void send(String id, int number, byte[] lines) throws IOException, InterruptedException {
        var content = new Content("application/fhir+ndjson", lines);
        read(access.send("PUT", path("/" + id + "/parts/" + number), Map.of(), content));
    }

    void start(String id, int parts) throws IOException, InterruptedException {
        post("/" + id + "/start", Map.of("parts", Integer.toString(parts)));
    }

    JsonNode refused(String id, long after, int limit) throws IOException, InterruptedException {
        return read(access.get(
                path("/" + id + "/refused"), Map.of("after", Long.toString(after), "limit", Integer.toString(limit))));
    }

    private JsonNode post(String path, Map<String, @Nullable String> parameters)
            throws IOException, InterruptedException {
        return read(access.send("POST", path(path), parameters, NOTHING));
    }

    private static String path(String rest) {
        return "/records/loads" + rest;
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
        throw new ServiceAccess.NoAnswer("the service answered " + answer.statusCode() + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
    }
}
