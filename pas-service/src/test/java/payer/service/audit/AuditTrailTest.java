package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.database.SqlFault;

/** What an append writes, over a real database. */
class AuditTrailTest {
    private static TestTrail trail;

    @BeforeAll
    static void start() {
        trail = TestTrail.start();
    }

    @AfterAll
    static void stop() {
        trail.close();
    }

    @Test
    void a_record_has_all_that_is_asked_of_it() throws Exception {
        var entry = AuditEntry.of(
                        Act.search("ExplanationOfBenefit", "patient=*&service-date=ge2026"),
                        new Actor(
                                "c-77", "provider-backend", "org-9", Optional.of("Practitioner/7"), Optional.of("p-9")))
                .correlation("00-4bf9")
                .patients(List.of("p-123"))
                .token(new Token(List.of("system/ExplanationOfBenefit.rs"), "sha256:aa"))
                .origin(new Origin("203.0.113.9", "curl/8", "CN=ehr"))
                .answer(new Answer(200, 12, 3_456, Set.of(DataCategory.CLAIMS, DataCategory.PRIOR_AUTHORIZATION)))
                .ruling(Ruling.PERMIT.on(Map.of("attribution", "a-55")).purpose("TREAT"))
                .place(new Place("ma-h1234", "/provider/fhir", "1.0"))
                .mappingVersion("7");

        var place = trail.append(entry);

        var json = new ObjectMapper().readTree(trail.text(place));
        assertEquals("c-77", json.at("/client/id").asText());
        assertEquals("provider-backend", json.at("/client/class").asText());
        assertEquals("org-9", json.at("/client/org").asText());
        assertEquals("Practitioner/7", json.at("/user").asText());
        assertEquals("p-9", json.at("/obo").asText());
        assertEquals("00-4bf9", json.at("/corr").asText());
        assertEquals("p-123", json.at("/patients/0").asText());
        assertEquals("search-type", json.at("/req/op").asText());
        assertEquals("ExplanationOfBenefit", json.at("/req/type").asText());
        assertEquals("patient=*&service-date=ge2026", json.at("/req/q").asText());
        assertEquals("system/ExplanationOfBenefit.rs", json.at("/scopes/0").asText());
        assertEquals("sha256:aa", json.at("/jti").asText());
        assertEquals("203.0.113.9", json.at("/ip").asText());
        assertEquals("curl/8", json.at("/ua").asText());
        assertEquals("CN=ehr", json.at("/mtls").asText());
        assertEquals(200, json.at("/status").asInt());
        assertEquals(12, json.at("/rows").asInt());
        assertEquals(3_456, json.at("/bytes").asInt());
        assertEquals("claims", json.at("/categories/0").asText());
        assertEquals("a-55", json.at("/basis/attribution").asText());
        assertEquals("TREAT", json.at("/purpose").asText());
        assertEquals("ma-h1234", json.at("/tenant").asText());
        assertEquals("/provider/fhir", json.at("/api").asText());
        assertEquals("1.0", json.at("/version").asText());
        assertEquals("permit", json.at("/decision").asText());
        assertEquals("7", json.at("/mapping").asText());
        assertTrue(json.at("/software").isTextual());
        assertTrue(json.at("/ts").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z"));
        assertTrue(json.at("/prev").asText().matches("sha256:[0-9a-f]{64}"));
        assertEquals(place.seq(), json.at("/seq").asLong());
        assertEquals(place.chain(), json.at("/chain").asText());
    }

    @Test
    void nothing_is_on_record_without_a_transaction() {
        var entry = TestTrail.reading("p-1");
        assertThrows(IllegalStateException.class, () -> trail.unbound().append(entry));
    }

    @Test
    void a_transaction_that_rolls_back_leaves_no_record_and_no_gap() {
        assertThrows(
                IllegalStateException.class,
                () -> trail.inTransaction(() -> {
                    trail.unbound().append(TestTrail.reading("rolled-back"));
                    throw new IllegalStateException();
                }));

        trail.append(TestTrail.reading("kept"));

        assertEquals(0, trail.count("SELECT count(*) FROM audit_record WHERE 'rolled-back' = ANY (patients)"));
        assertEquals(
                0,
                trail.count("SELECT count(*) FROM audit_head h WHERE h.seq <> (SELECT count(*) FROM audit_record r"
                        + " WHERE r.tenant = h.tenant AND r.lane = h.lane)"));
    }

    @Test
    void records_are_only_ever_added() {
        var place = trail.append(TestTrail.reading("p-1"));
        assertRefused("UPDATE audit_record SET client = 'x' WHERE seq = " + place.seq());
        assertRefused("DELETE FROM audit_record");
        assertRefused("TRUNCATE audit_record");
        assertRefused("TRUNCATE audit_record_"
                + place.day().toString().substring(0, 7).replace('-', '_'));
        assertRefused("DELETE FROM audit_head");
    }

    private static void assertRefused(String statement) {
        var refused = assertThrows(SqlFault.class, () -> trail.run(statement), statement);
        assertEquals("42501", refused.state());
    }

    @Test
    void transactions_that_append_at_the_same_time_do_not_wait_for_one_another() throws Exception {
        var everyoneHasAppended = new CountDownLatch(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var places = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> trail.inTransaction(() -> {
                        var place = trail.unbound().append(TestTrail.reading("p-" + i));
                        everyoneHasAppended.countDown();
                        assertTrue(
                                everyoneHasAppended.await(10, TimeUnit.SECONDS), "someone waits for another's commit");
                        return place;
                    })))
                    .toList();
            var lanes = new java.util.HashSet<Integer>();
            for (var place : places) lanes.add(place.get().lane());
            assertEquals(8, lanes.size());
        }
    }

    @Test
    void a_transaction_may_append_more_than_once() throws Exception {
        trail.inTransaction(() -> {
            for (int i = 0; i < 70; i++) trail.unbound().append(TestTrail.reading("twice"));
            return 70;
        });
        assertEquals(70, trail.count("SELECT count(*) FROM audit_record WHERE 'twice' = ANY (patients)"));
    }

    @Test
    void a_new_day_begins_a_chain_that_names_the_one_before() throws Exception {
        trail.atTime("2026-03-01T23:59:59.999Z");
        var tenant = "two-days";
        RecordPlace evening;
        RecordPlace morning;
        do evening = trail.append(TestTrail.reading("p-1").place(new Place(tenant, "", "")));
        while (evening.seq() < 2);
        trail.atTime("2026-03-02T00:00:00.001Z");
        do morning = trail.append(TestTrail.reading("p-1").place(new Place(tenant, "", "")));
        while (morning.lane() != evening.lane());

        var genesis = new ObjectMapper()
                .readTree(trail.text(new RecordPlace(tenant, morning.lane(), morning.day(), trail.firstOf(morning))));
        assertEquals("GENESIS", genesis.at("/req/kind").asText());
        assertTrue(genesis.at("/basis/follows").asText().startsWith(tenant + "/" + morning.lane() + "/2026-03-01 "));
        assertEquals(genesis.at("/prev").asText(), genesis.at("/basis/hash").asText());
        trail.atTime("");
    }

    @Test
    void a_clock_that_goes_back_does_not_break_the_order_of_chains() {
        trail.atTime("2026-03-05T00:00:01Z");
        for (int i = 0; i < 200; i++) trail.append(TestTrail.reading("p").place(new Place("back", "", "")));
        trail.atTime("2026-03-04T23:59:59Z");
        for (int i = 0; i < 10; i++)
            assertEquals(
                    "2026-03-05",
                    trail.append(TestTrail.reading("p").place(new Place("back", "", "")))
                            .day()
                            .toString());
        trail.atTime("");
    }

    static long count(Sql sql) {
        return sql.first(row -> row.number("count")).orElseThrow();
    }
}
