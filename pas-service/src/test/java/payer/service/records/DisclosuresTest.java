package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** Who asks what was shown of a patient finds each access that showed something of theirs. */
class DisclosuresTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String[] LOADER = SERVICE.as("demo-loader", "system/*.cruds role/data-steward");
    private static final String[] AUDITOR = SERVICE.as("demo-operator", "role/auditor");

    private final String patient = "shown-" + UUID.randomUUID();
    private final String laboratory = patient.substring(0, 20) + "-lab";
    private final String claim = patient.substring(0, 20) + "-eob";

    @Test
    void reading_and_finding_a_record_is_on_record_for_its_patient_with_amount_and_kind() {
        keep("Observation", laboratory, """
                "status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"text":"HbA1c"},"subject":""");
        keep("ExplanationOfBenefit", claim, """
                "status":"active","type":{"text":"x"},"use":"claim","created":"2026-01-01","insurer":{"display":"x"},                "provider":{"display":"x"},"outcome":"complete",                "insurance":[{"focal":true,"coverage":{"display":"x"}}],"patient":""");
        var observation = SERVICE.get("/records/fhir/Observation/" + laboratory, LOADER);
        SERVICE.get("/records/fhir/ExplanationOfBenefit?patient=" + patient, LOADER);
        SERVICE.get("/records/fhir/Observation/" + laboratory + "/_history", LOADER);

        var read = one("read");
        assertEquals(List.of("labs"), texts(read.path("categories")));
        assertEquals(1, read.path("rows").asInt());
        assertTrue(read.path("bytes").asInt() >= observation.body().length() / 2, read::toString);
        assertEquals(List.of("claims"), texts(one("search-type").path("categories")));
        assertEquals(1, one("history-instance").path("rows").asInt());
    }

    @Test
    void a_search_that_shows_nothing_of_a_patient_is_not_among_their_disclosures() {
        keep("Observation", laboratory, """
                "status":"final","code":{"text":"Weight"},"subject":""");
        SERVICE.get("/records/fhir/Observation?patient=" + patient + "&code=nothing", LOADER);
        assertEquals(0, found("search-type").size());
    }

    private void keep(String type, String id, String members) {
        var body = "{\"resourceType\":\"%s\",\"id\":\"%s\",%s{\"reference\":\"Patient/%s\"}}"
                .formatted(type, id, members, patient);
        var answer = SERVICE.send(SERVICE.request(
                        "/records/fhir/" + type + "/" + id,
                        LOADER[0],
                        LOADER[1],
                        "Content-Type",
                        "application/fhir+json")
                .PUT(BodyPublishers.ofString(body)));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private JsonNode one(String how) {
        var found = found(how);
        assertEquals(1, found.size(), how);
        return found.getFirst();
    }

    private List<JsonNode> found(String how) {
        var answer = SERVICE.get("/admin/audit/records?patient=" + patient, AUDITOR);
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(answer.body())
                                    .path("records")
                                    .spliterator(),
                            false)
                    .filter(record -> record.at("/req/op").asText().equals(how))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
