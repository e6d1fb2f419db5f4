package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The life of records: written, read, changed, deleted, several at once. */
class RecordsTest {
    private final Shelf shelf = Shelf.shared();

    @Test
    void a_record_is_read_as_it_was_written() {
        var made = shelf.create("Observation", observation("Patient/x", "\"valueQuantity\":{\"value\":1.500}"));
        var read = shelf.read(made.version().key().reference());
        assertEquals(Outcome.Kind.CREATED, made.kind());
        assertTrue(read.contains("\"valueQuantity\":{\"value\":1.500}"), read);
        assertTrue(read.contains("\"versionId\":\"1\""), read);
        assertTrue(read.contains("\"id\":\"" + made.version().key().id() + "\""), read);
    }

    @Test
    void the_same_content_again_makes_no_new_version() {
        var key = someone();
        assertEquals(
                Outcome.Kind.CREATED, shelf.put(key, patient(key, "Rivera")).kind());
        assertEquals(
                Outcome.Kind.UNCHANGED, shelf.put(key, patient(key, "Rivera")).kind());
        assertEquals(Outcome.Kind.UNCHANGED, shelf.put(key, shelf.read(key)).kind());
        assertEquals(Outcome.Kind.UPDATED, shelf.put(key, patient(key, "Reyes")).kind());
        assertEquals(2, shelf.history(key).size());
    }

    @Test
    void each_version_can_be_read_and_the_history_begins_with_the_newest() {
        var key = someone();
        shelf.put(key, patient(key, "One"));
        shelf.put(key, patient(key, "Two"));
        shelf.delete(key);
        assertTrue(shelf.read(key, 1).contains("One"));
        assertTrue(shelf.read(key, 2).contains("Two"));
        assertEquals(ProblemKind.GONE, problem(() -> shelf.read(key, 3)));
        var history = shelf.history(key);
        assertEquals(
                List.of(3, 2, 1), history.stream().map(RecordVersion::version).toList());
        assertTrue(history.getFirst().isDeleted());
    }

    @Test
    void a_deleted_record_is_gone_until_it_is_written_again() {
        var key = someone();
        shelf.put(key, patient(key, "Brief"));
        assertEquals(Outcome.Kind.DELETED, shelf.delete(key).kind());
        assertEquals(Outcome.Kind.UNCHANGED, shelf.delete(key).kind());
        assertEquals(ProblemKind.GONE, problem(() -> shelf.read(key)));
        assertEquals(List.of(), shelf.ids("Patient", "_id=" + id(key)));
        assertEquals(Outcome.Kind.CREATED, shelf.put(key, patient(key, "Brief")).kind());
        assertTrue(shelf.read(key).contains("\"versionId\":\"3\""));
        assertEquals(List.of(id(key)), shelf.ids("Patient", "_id=" + id(key)));
    }

    @Test
    void what_never_was_is_not_found() {
        assertEquals(ProblemKind.NOT_FOUND, problem(() -> shelf.read("Patient/nobody")));
        assertEquals(ProblemKind.NOT_FOUND, problem(() -> shelf.history("Patient/nobody")));
        assertEquals(Outcome.Kind.UNCHANGED, shelf.delete("Patient/nobody").kind());
    }

    @Test
    void an_update_of_another_version_than_the_one_meant_is_refused() {
        var key = someone();
        shelf.put(key, patient(key, "One"));
        shelf.put(key, patient(key, "Two"), new Precondition.OneOf(Set.of(1)));
        assertEquals(
                ProblemKind.PRECONDITION_FAILED,
                problem(() -> shelf.put(key, patient(key, "Three"), new Precondition.OneOf(Set.of(1)))));
        assertTrue(shelf.read(key).contains("Two"));
    }

    @Test
    void a_document_of_another_id_or_type_is_refused() {
        assertEquals(ProblemKind.INVALID_VALUE, problem(() -> shelf.put("Patient/a", patient("Patient/b", "Other"))));
        assertEquals(
                ProblemKind.INVALID_VALUE, problem(() -> shelf.create("Practitioner", patient("Patient/b", "Other"))));
    }

    @Test
    void many_who_update_one_record_at_once_lose_nothing() throws Exception {
        var key = someone();
        shelf.put(key, patient(key, "Start"));
        var writers = IntStream.range(0, 16)
                .<Callable<Outcome>>mapToObj(i -> () -> shelf.put(key, patient(key, "Writer" + i)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(writers))
                assertEquals(Outcome.Kind.UPDATED, done.get().kind());
        }
        var families = new HashSet<String>();
        for (int version = 2; version <= 17; version++)
            families.add(shelf.read(key, version).replaceFirst(".*Writer(\\d+).*", "$1"));
        assertEquals(16, families.size());
    }

    @Test
    void of_many_who_change_the_version_that_they_have_seen_one_does() throws Exception {
        var key = someone();
        shelf.put(key, patient(key, "Start"));
        var writers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> changesFirstVersion(key, "Writer" + i))
                .toList();
        int changed = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(writers)) if (done.get()) changed++;
        }
        assertEquals(1, changed);
        assertEquals(2, shelf.history(key).size());
    }

    private boolean changesFirstVersion(String key, String family) {
        try {
            return shelf.put(key, patient(key, family), new Precondition.OneOf(Set.of(1)))
                    .stored();
        } catch (Problem refused) {
            if (refused.kind() == ProblemKind.PRECONDITION_FAILED) return false;
            throw refused;
        }
    }

    @Test
    void a_transaction_whose_entries_refer_to_each_other_in_a_circle_is_stored() {
        var answers = shelf.transaction("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Organization","partOf":{"reference":"urn:uuid:2"}},
                  "request":{"method":"POST","url":"Organization"}},
                 {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Organization","partOf":{"reference":"urn:uuid:1"}},
                  "request":{"method":"POST","url":"Organization"}}]}""");
        var one = changed(answers.getFirst());
        var other = changed(answers.getLast());
        assertTrue(shelf.read(one.reference()).contains(other.reference()));
        assertTrue(shelf.read(other.reference()).contains(one.reference()));
        assertEquals(List.of(one.id()), shelf.ids("Organization", "partof.partof=" + one.id() + "&_id=" + one.id()));
    }

    @Test
    void many_who_create_under_one_condition_at_once_make_one_record() throws Exception {
        var value = UUID.randomUUID().toString();
        var body = "{\"resourceType\":\"Organization\",\"identifier\":[{\"system\":\"urn:s\",\"value\":\"" + value
                + "\"}],\"name\":\"Once\"}";
        var writers = IntStream.range(0, 12)
                .<Callable<Outcome>>mapToObj(
                        _ -> () -> shelf.createUnless("Organization", "identifier=urn:s|" + value, body))
                .toList();
        var keys = new HashSet<RecordKey>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(writers))
                keys.add(done.get().version().key());
        }
        assertEquals(1, keys.size());
    }

    @Test
    void a_conditional_update_changes_the_one_that_is_found_or_makes_it() {
        var value = UUID.randomUUID().toString();
        var body = "{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"" + value + "\"}],\"name\":\"%s\"}";
        var made = shelf.putFound("Organization", "identifier=" + value, body.formatted("First"));
        var changed = shelf.putFound("Organization", "identifier=" + value, body.formatted("Second"));
        assertEquals(Outcome.Kind.CREATED, made.kind());
        assertEquals(Outcome.Kind.UPDATED, changed.kind());
        assertEquals(made.version().key(), changed.version().key());
        shelf.create("Organization", body.formatted("Third"));
        assertEquals(
                ProblemKind.PRECONDITION_FAILED,
                problem(() -> shelf.putFound("Organization", "identifier=" + value, body.formatted("Fourth"))));
    }

    @Test
    void a_record_that_changes_its_patient_takes_its_history_along() {
        var made = shelf.create("Observation", observation("Patient/before", "\"valueInteger\":1"))
                .version()
                .key();
        var tag = "_id=" + made.id();
        assertEquals(List.of(made.id()), shelf.ids("Observation", "patient=before&" + tag));
        var json = observation("Patient/after", "\"valueInteger\":1");
        shelf.put(made.reference(), json.replaceFirst("\\{", "{\"id\":\"" + made.id() + "\","));
        assertEquals(List.of(), shelf.ids("Observation", "patient=before&" + tag));
        assertEquals(List.of(made.id()), shelf.ids("Observation", "patient=after&" + tag));
        assertTrue(shelf.read(made.reference(), 1).contains("Patient/before"));
        assertEquals(2, shelf.history(made.reference()).size());
    }

    @Test
    void the_history_of_a_type_is_paged_without_gaps_or_repeats() {
        var keys = IntStream.range(0, 7).mapToObj(_ -> someone("Goal")).toList();
        keys.forEach(key -> shelf.put(key, goal(key)));
        var seen = new HashSet<String>();
        var before = Optional.<Records.Place>empty();
        for (int page = 0; page < 4; page++) {
            for (var version : shelf.historyPage("Goal", before, 2)) {
                assertTrue(seen.add(version.location()), "twice: " + version);
                before = Optional.of(new Records.Place(version.at(), version.number(), version.version()));
            }
        }
        assertTrue(seen.size() >= 7);
    }

    @Test
    void a_transaction_names_its_records_for_each_other() {
        var answers = shelf.transaction("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Observation",
                   "status":"final","code":{"text":"x"},"subject":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"}},
                  "request":{"method":"POST","url":"Observation"}},
                 {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Patient"},
                  "request":{"method":"POST","url":"Patient"}}]}""");
        var observation = changed(answers.get(0));
        var patient = changed(answers.get(1));
        assertTrue(shelf.read(observation.reference()).contains("\"reference\":\"" + patient.reference() + "\""));
        assertEquals(List.of(observation.id()), shelf.ids("Observation", "patient=" + patient.id()));
    }

    @Test
    void a_transaction_with_one_bad_entry_stores_nothing() {
        var value = UUID.randomUUID().toString();
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","identifier":[{"value":"%s"}]},"request":{"method":"POST","url":"Patient"}},
                 {"resource":%s,"request":{"method":"%s","url":"%s"}}]}""";
        var bad = List.of(
                bundle.formatted(value, "{\"resourceType\":\"Patient\",\"gender\":\"what\"}", "POST", "Patient"),
                bundle.formatted(value, "{\"resourceType\":\"Patient\",\"id\":\"y\"}", "PUT", "Patient/z"),
                bundle.formatted(
                        value,
                        "{\"resourceType\":\"Patient\",\"generalPractitioner\":[{\"reference\":\"Practitioner?identifier="
                                + value + "\"}]}",
                        "POST",
                        "Patient"));
        for (var one : bad) assertThrows(Problem.class, () -> shelf.transaction(one));
        assertEquals(List.of(), shelf.ids("Patient", "identifier=" + value));
    }

    @Test
    void a_reference_may_ask_for_the_record_that_it_means() {
        var npi = UUID.randomUUID().toString();
        var practitioner = shelf.create(
                        "Practitioner",
                        "{\"resourceType\":\"Practitioner\",\"identifier\":[{\"system\":\"urn:npi\",\"value\":\"" + npi
                                + "\"}]}")
                .version()
                .key();
        var answers = shelf.transaction("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient",
                 "generalPractitioner":[{"reference":"Practitioner?identifier=urn:npi|%s"}]},
                 "request":{"method":"POST","url":"Patient"}}]}""".formatted(npi));
        assertTrue(shelf.read(changed(answers.getFirst()).reference()).contains(practitioner.reference()));
    }

    @Test
    void a_batch_carries_out_what_it_can() {
        var answers = shelf.batch("""
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"request":{"method":"GET","url":"Patient/nobody"}},
                 {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
                 {"request":{"method":"GET","url":"Patient?_id=nobody"}},
                 {"request":{"method":"PATCH","url":"Patient/x"}}]}""");
        assertTrue(answers.get(0) instanceof RunBundle.Answer.Refused no
                && no.problem().kind() == ProblemKind.NOT_FOUND);
        assertTrue(answers.get(1) instanceof RunBundle.Answer.Changed);
        assertTrue(answers.get(2) instanceof RunBundle.Answer.Searched found
                && found.found().matches().isEmpty());
        assertTrue(answers.get(3) instanceof RunBundle.Answer.Refused);
    }

    @Test
    void a_record_shows_only_its_address_when_it_is_logged() {
        var key = someone();
        var version = shelf.put(key, patient(key, "Secret")).version();
        assertFalse(version.toString().contains("Secret"));
    }

    private static RecordKey changed(RunBundle.Answer answer) {
        return ((RunBundle.Answer.Changed) answer).outcome().version().key();
    }

    private static ProblemKind problem(Runnable work) {
        return assertThrows(Problem.class, work::run).kind();
    }

    private static String someone() {
        return someone("Patient");
    }

    private static String someone(String type) {
        return type + "/" + UUID.randomUUID();
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    private static String patient(String reference, String family) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id(reference) + "\",\"name\":[{\"family\":\"" + family
                + "\"}]}";
    }

    private static String goal(String reference) {
        return "{\"resourceType\":\"Goal\",\"id\":\"" + id(reference)
                + "\",\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/p\"}}";
    }

    private static String observation(String patient, String value) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\""
                + patient + "\"}," + value + "}";
    }
}
