package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final Map<String, String> NAMES = Map.of("urn:uuid:1", "Patient/a");

    @Test
    void are_replaced_as_whole_strings_with_fragments_and_in_narratives() {
        assertEquals(
                "{\"a\":{\"reference\":\"Patient/a\"},\"b\":\"Patient/a#x\",\"c\":\"not urn:uuid:1\","
                        + "\"div\":\"<div><a href=\\\"Patient/a\\\">é</a></div>\"}",
                replaced("{\"a\":{\"reference\":\"urn:uuid:1\"},\"b\":\"urn:uuid:1#x\",\"c\":\"not urn:uuid:1\","
                        + "\"div\":\"<div><a href=\\\"urn:uuid:1\\\">é</a></div>\"}"));
    }

    @Test
    void a_document_without_any_stays_the_same_bytes() {
        var json = "{\"value\":1.0}".getBytes(UTF_8);
        assertEquals(json, References.replaced(json, Map.of()));
    }

    @Test
    void that_ask_for_a_search_are_found_only_where_references_stand() {
        assertEquals(
                List.of("Practitioner?identifier=s|1"),
                References.conditional("{\"text\":\"Why?a=b\",\"x\":[{\"reference\":\"Practitioner?identifier=s|1\"}]}"
                        .getBytes(UTF_8)));
    }

    private static String replaced(String json) {
        return new String(References.replaced(json.getBytes(UTF_8), NAMES), UTF_8);
    }
}
