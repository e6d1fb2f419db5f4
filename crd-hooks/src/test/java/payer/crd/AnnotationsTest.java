package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CoverageInformation OURS = Statements.asserted(Statements.formNeeded());

    @Test
    void the_order_comes_back_whole_with_one_extension_more() throws JsonProcessingException {
        var order = order("{\"url\":\"https://other\",\"valueCode\":\"x\"}");
        var back = Annotations.on(order, List.of(OURS), Release.V2_0).orElseThrow();
        assertEquals("https://other", back.path("extension").path(0).path("url").asText());
        assertEquals(
                Urls.COVERAGE_INFORMATION,
                back.path("extension").path(1).path("url").asText());
        assertEquals("kept", back.path("whatFhirDoesNotKnow").asText());
        assertEquals(order.path("text"), back.path("text"));
        back.remove("extension");
        order.remove("extension");
        assertEquals(order, back);
    }

    @Test
    void what_was_said_before_is_not_said_again() throws JsonProcessingException {
        var order = order("");
        var back = Annotations.on(order, List.of(OURS), Release.V2_0).orElseThrow();
        assertTrue(Annotations.on(back, List.of(OURS), Release.V2_0).isEmpty());
    }

    @Test
    void something_new_takes_the_place_of_what_was_said_before() throws JsonProcessingException {
        var before = Annotations.on(order(""), List.of(OURS), Release.V2_2).orElseThrow();
        var other = new CoverageInformation(Statements.nothingElse(), "CA-2", java.util.Optional.empty());
        var back = Annotations.on(before, List.of(other), Release.V2_2).orElseThrow();
        assertEquals(1, back.path("extension").size());
        assertTrue(back.toString().contains("CA-2"));
    }

    @Test
    void what_another_payer_said_stays() throws JsonProcessingException {
        var theirs = "{\"url\":\"" + Urls.COVERAGE_INFORMATION
                + "\",\"extension\":[{\"url\":\"coverage\",\"valueReference\":{\"reference\":\"Coverage/other\"}}]}";
        var back = Annotations.on(order(theirs), List.of(OURS), Release.V2_2).orElseThrow();
        assertEquals(2, back.path("extension").size());
    }

    @Test
    void with_nothing_to_say_nothing_goes_back() throws JsonProcessingException {
        assertTrue(Annotations.on(order(""), List.of(), Release.V2_0).isEmpty());
    }

    private static ObjectNode order(String extension) throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree("""
                {"resourceType":"DeviceRequest","id":"d1","status":"draft","text":{"status":"generated","div":"<div/>"},
                 "whatFhirDoesNotKnow":"kept","extension":[%s],"parameter":[{"valueQuantity":{"value":1.50}}]}
                """.formatted(extension));
    }
}
