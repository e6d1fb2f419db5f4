package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final Stamp STAMP = new Stamp("p1", 3, Instant.parse("2026-11-21T12:00:00Z"));

    @Test
    void sets_its_marks_into_a_document_that_has_none() {
        assertEquals(
                "{ \"resourceType\" : \"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"3\","
                        + "\"lastUpdated\":\"2026-11-21T12:00:00.000Z\"}, \"active\":true}",
                on("{ \"resourceType\" : \"Patient\", \"active\":true}"));
    }

    @Test
    void replaces_only_what_is_the_servers() {
        assertEquals(
                "{\"id\":\"p1\",\"meta\":{\"lastUpdated\":\"2026-11-21T12:00:00.000Z\",\"source\":\"here\","
                        + "\"versionId\":\"3\"},\"resourceType\":\"Patient\"}",
                on("{\"id\":\"x\",\"meta\":{\"lastUpdated\":\"2001-01-01T00:00:00Z\",\"source\":\"here\","
                        + "\"versionId\":\"77\"},\"resourceType\":\"Patient\"}"));
    }

    @Test
    void adds_to_a_meta_that_has_other_things_or_nothing() {
        var marks = "\"versionId\":\"3\",\"lastUpdated\":\"2026-11-21T12:00:00.000Z\"";
        assertEquals(
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{" + marks + ",\"profile\":[\"u\"]}}",
                on("{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"u\"]}}"));
        assertEquals(
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{" + marks + "}}",
                on("{\"resourceType\":\"Patient\",\"meta\":{}}"));
    }

    @Test
    void keeps_the_text_of_numbers_and_every_character() {
        var rest = "\"valueQuantity\":{\"value\":1.500},\"note\":[{\"text\":\"\\u00e9 é \\/ 漢 🙂\"}],\n\t\"x\":1E+2}";
        assertEquals(rest, on("{\"resourceType\":\"Observation\"," + rest).replaceFirst(".*?(?=\"valueQ)", ""));
    }

    @Test
    void gives_the_same_bytes_however_often_it_is_set() {
        var once = STAMP.on("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}".getBytes(UTF_8));
        assertArrayEquals(once, STAMP.on(once));
    }

    private static String on(String json) {
        return new String(STAMP.on(json.getBytes(UTF_8)), UTF_8);
    }
}
