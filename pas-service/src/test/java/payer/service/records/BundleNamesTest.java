package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;

/** How the documents of a transaction find each other, whatever they are called. */
class BundleNamesTest {
    private final Shelf shelf = Shelf.shared();

    @Test
    void relative_references_mean_what_they_do_on_the_server_that_the_entries_come_from() {
        var stored = observation("http://other.org/fhir/Observation/5", "Patient/77");
        assertTrue(stored.contains("\"reference\":\"" + patient + "\""), stored);
        assertTrue(observation("http://other.org/fhir/Observation/5", "Patient/77/_history/3")
                .contains(patient));
        assertTrue(observation("urn:uuid:5", "http://other.org/fhir/Patient/77/_history/3")
                .contains(patient));
        assertFalse(observation("urn:uuid:5", "Patient/77").contains(patient));
        assertFalse(observation("http://another.org/fhir/Observation/5", "Patient/77")
                .contains(patient));
        assertFalse(
                observation("http://other.org/fhir/Observation/5", "Patient/7").contains(patient));
    }

    private String patient = "";

    private String observation(String name, String subject) {
        var answers = shelf.transaction("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"http://other.org/fhir/Patient/77","resource":{"resourceType":"Patient"},
                  "request":{"method":"POST","url":"Patient"}},
                 {"fullUrl":"%s","resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},
                   "subject":{"reference":"%s"}},"request":{"method":"POST","url":"Observation"}}]}""".formatted(name, subject));
        patient = key(answers.getFirst()).reference();
        return shelf.read(key(answers.getLast()).reference());
    }

    @Test
    void an_identifier_that_is_the_name_of_an_entry_stays() {
        var uuid = "urn:uuid:" + UUID.randomUUID();
        var answers = shelf.transaction("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"%s","resource":{"resourceType":"Patient",
                  "identifier":[{"system":"urn:ietf:rfc:3986","value":"%s"}]},
                  "request":{"method":"POST","url":"Patient"}}]}""".formatted(uuid, uuid));
        assertTrue(shelf.read(key(answers.getFirst()).reference()).contains("\"value\":\"" + uuid + "\""));
    }

    @Test
    void a_name_that_no_entry_has_or_that_two_have_is_refused_with_the_place() {
        var entry = """
                {"fullUrl":"%s","resource":{"resourceType":"Patient","link":[{"type":"seealso","other":{"reference":"%s"}}]},
                 "request":{"method":"POST","url":"Patient"}}""";
        refused(entry.formatted("urn:uuid:1", "urn:uuid:1"), entry.formatted("urn:uuid:2", "urn:uuid:9"));
        refused(entry.formatted("urn:uuid:1", "urn:uuid:1"), entry.formatted("urn:uuid:1", "urn:uuid:1"));
    }

    private void refused(String one, String other) {
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + one + "," + other + "]}";
        var problem = assertThrows(Problem.class, () -> shelf.transaction(bundle));
        assertEquals(
                List.of("Bundle.entry[1].resource"),
                problem.issues().stream().map(Problem.Issue::place).toList());
    }

    private static RecordKey key(RunBundle.Answer answer) {
        return ((RunBundle.Answer.Changed) answer).outcome().version().key();
    }
}
