package payer.service.records.export;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.command.ServiceAccess;

/** The records of the running service, page by page, by its search. Numbers keep their digits. */
final class ShelfPages {
    private static final String BASE = "/records/fhir/";
    private static final String PAGE = "500";

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ServiceAccess access;

    ShelfPages(ServiceAccess access) {
        this.access = access;
    }

    /** One page after the other; empty when there are no more. */
    interface Pages {
        Optional<List<JsonNode>> next() throws IOException, InterruptedException;
    }

    List<String> types() throws IOException, InterruptedException {
        var resources = ask("metadata", Map.of()).at("/rest/0/resource");
        return StreamSupport.stream(resources.spliterator(), false)
                .map(resource -> resource.path("type").asText())
                .sorted()
                .toList();
    }

    Pages pages(String type, @Nullable String since) {
        var first = new HashMap<String, @Nullable String>(Map.of("_count", PAGE));
        if (since != null) first.put("_lastUpdated", "ge" + since);
        return new Pages() {
            private Optional<Map<String, @Nullable String>> query = Optional.of(first);

            @Override
            public Optional<List<JsonNode>> next() throws IOException, InterruptedException {
                if (query.isEmpty()) return Optional.empty();
                var bundle = ask(type, query.get());
                query = following(bundle);
                return Optional.of(records(bundle));
            }
        };
    }

    private JsonNode ask(String path, Map<String, @Nullable String> parameters)
            throws IOException, InterruptedException {
        return json(access.get(BASE + path, parameters), path);
    }

    private static JsonNode json(HttpResponse<byte[]> answer, String path) throws IOException {
        if (answer.statusCode() == 200) return JSON.readTree(answer.body());
        throw new ServiceAccess.NoAnswer("the service answered " + answer.statusCode() + " when asked for " + path
                + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static List<JsonNode> records(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .filter(entry -> entry.at("/search/mode").asText("match").equals("match"))
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static Optional<Map<String, @Nullable String>> following(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("link").spliterator(), false)
                .filter(link -> link.path("relation").asText().equals("next"))
                .map(link -> query(URI.create(link.path("url").asText())))
                .findFirst();
    }

    private static Map<String, @Nullable String> query(URI address) {
        var query = new HashMap<String, @Nullable String>();
        for (var pair : address.getRawQuery().split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
