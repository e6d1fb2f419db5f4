package payer.service.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is signed every few minutes: how far the lanes have come since the anchor before, and the roots of what is new.
 *
 * @param previous hash of the anchor before this one as it was signed; zero for the first
 */
record Anchor(long number, Instant at, Sha256 previous, List<LaneSpan> spans) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Anchor {
        spans = List.copyOf(spans);
    }

    Sha256 root() {
        var tree = new MerkleRoot();
        spans.forEach(span -> tree.add(span.root()));
        return tree.root();
    }

    String json() {
        return CanonicalJson.of(Map.of(
                "number", number,
                "ts", at.toString(),
                "previous", previous.toString(),
                "root", root().toString(),
                "spans", spans.stream().map(Anchor::fields).toList()));
    }

    private static Map<String, Object> fields(LaneSpan span) {
        return Map.of(
                "tenant", span.tenant(),
                "lane", span.lane(),
                "fromDay", span.fromDay().toString(),
                "from", span.from(),
                "toDay", span.toDay().toString(),
                "to", span.to(),
                "root", span.root().toString(),
                "head", span.head().toString());
    }

    /** Throws {@link IllegalArgumentException} if it is no anchor. */
    static Anchor parse(String text) {
        try {
            var json = JSON.readTree(text);
            var spans = new ArrayList<LaneSpan>();
            json.path("spans").forEach(span -> spans.add(span(span)));
            return new Anchor(
                    json.path("number").asLong(),
                    Instant.parse(json.path("ts").asText()),
                    hash(json, "previous"),
                    spans);
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("not an anchor", e);
        }
    }

    private static LaneSpan span(JsonNode json) {
        return new LaneSpan(
                json.path("tenant").asText(),
                json.path("lane").asInt(),
                LocalDate.parse(json.path("fromDay").asText()),
                json.path("from").asLong(),
                LocalDate.parse(json.path("toDay").asText()),
                json.path("to").asLong(),
                hash(json, "root"),
                hash(json, "head"));
    }

    private static Sha256 hash(JsonNode json, String name) {
        return Sha256.parse(json.path(name).asText());
    }
}
