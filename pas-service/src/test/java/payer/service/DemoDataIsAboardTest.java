package payer.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The build puts the demo data among the service's own resources, in the form that docs/demo-data.md tells. */
class DemoDataIsAboardTest {

    @Test
    void every_bundle_that_the_manifest_names_is_there() throws IOException {
        var manifest = json("demo/manifest.json");
        assertEquals(1, manifest.path("format").asInt());
        assertFalse(manifest.path("bundles").isEmpty());
        for (var name : manifest.path("bundles"))
            assertEquals(
                    "transaction", json("demo/" + name.asText()).path("type").asText());
    }

    @Test
    void charts_have_dates_that_move() throws IOException {
        assertTrue(json("demo/members/W100000001.json").toString().contains("{{today-1}}"));
    }

    private static JsonNode json(String name) throws IOException {
        try (var in = DemoDataIsAboardTest.class.getClassLoader().getResourceAsStream(name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        }
    }
}
