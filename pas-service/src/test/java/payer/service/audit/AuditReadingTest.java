package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;

/** Searching and exporting the trail. */
class AuditReadingTest {
    private static final TestTrail TRAIL = TestTrail.start();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final AuditEntry ASKING = AuditEntry.of(
            Act.of(Act.Kind.ADMINISTRATION, "search", "AuditRecord", ""),
            new Actor("auditor", "staff", "", Optional.of("u-1"), Optional.empty()));

    @AfterAll
    static void stop() {
        TRAIL.close();
    }

    private final AuditReading reading = TRAIL.context().getBean(AuditReading.class);

    private static AuditSearch search(String patient, int limit) {
        return new AuditSearch(Optional.of(patient), Optional.empty(), LONG_AGO, FAR, Optional.empty(), limit);
    }

    @Test
    void finds_the_records_of_a_patient_page_by_page_whatever_is_added_meanwhile() {
        for (int i = 0; i < 25; i++) TRAIL.append(TestTrail.reading("p-paged").correlation("" + i));
        for (int i = 0; i < 5; i++) TRAIL.append(TestTrail.reading("p-other"));
        var found = new ArrayList<AuditRecord>();
        var search = search("p-paged", 10);

        var page = reading.search(search, ASKING);
        found.addAll(page.records());
        while (page.next().isPresent()) {
            TRAIL.append(TestTrail.reading("p-other"));
            page = reading.search(
                    new AuditSearch(search.patient(), search.client(), LONG_AGO, FAR, page.next(), 10), ASKING);
            found.addAll(page.records());
        }

        assertEquals(25, found.size());
        assertEquals(25, new HashSet<>(found.stream().map(AuditRecord::id).toList()).size());
        assertTrue(found.stream().allMatch(record -> record.patients().equals(List.of("p-paged"))));
        assertEquals(
                found.stream().map(AuditRecord::at).sorted().toList(),
                found.stream().map(AuditRecord::at).toList());
    }

    @Test
    void finds_the_records_of_a_client() {
        var client = new Actor("c-special", "payer-backend", "", Optional.empty(), Optional.empty());
        TRAIL.append(AuditEntry.of(Act.rest("read", "Claim", "1"), client));

        var page = reading.search(
                new AuditSearch(Optional.empty(), Optional.of("c-special"), LONG_AGO, FAR, Optional.empty(), 10),
                ASKING);

        assertEquals(1, page.records().size());
        assertTrue(page.next().isEmpty());
    }

    @Test
    void a_search_is_itself_on_record() {
        var before = TRAIL.count("SELECT count(*) FROM audit_record WHERE client = 'auditor'");
        reading.search(search("p-nobody", 10), ASKING);
        assertEquals(before + 1, TRAIL.count("SELECT count(*) FROM audit_record WHERE client = 'auditor'"));
    }

    @Test
    void a_cursor_that_no_page_gave_is_refused() {
        assertThrows(Problem.class, () -> AuditSearch.Cursor.parse("made-up"));
        assertThrows(Problem.class, () -> AuditSearch.Cursor.parse(""));
    }

    @Test
    void an_export_has_each_record_of_the_time_with_its_hash() {
        TRAIL.append(TestTrail.reading("p-exported"));
        var lines = new ArrayList<String>();

        reading.export(LONG_AGO, FAR, ASKING, record -> lines.add(RecordFormat.RECORD.json(record)));

        assertEquals(TRAIL.count("SELECT count(*) FROM audit_record"), lines.size());
        assertTrue(lines.stream().allMatch(line -> line.matches("\\{.*,\"hash\":\"sha256:[0-9a-f]{64}\"}")));
    }

    @Test
    void a_record_can_be_told_as_an_audit_event() {
        var entry = TestTrail.reading("p-fhir")
                .origin(new Origin("203.0.113.9", "", ""))
                .ruling(Ruling.deny("no-consent").purpose("TREAT"));
        var place = TRAIL.append(new AuditEntry(
                Act.search("Claim", "patient=*"),
                new Actor("c-1", "app", "org-1", Optional.of("Practitioner/1"), Optional.empty()),
                "",
                entry.patients(),
                entry.token(),
                entry.origin(),
                Answer.of(403),
                entry.ruling(),
                entry.place(),
                ""));
        var record = TRAIL.inTransaction(
                        () -> TRAIL.context().getBean(KeptTrail.class).find(place))
                .orElseThrow();

        var event = FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler())
                .parseResource(AuditEvent.class, RecordFormat.FHIR.json(record));

        assertEquals("rest", event.getType().getCode());
        assertEquals("search-type", event.getSubtypeFirstRep().getCode());
        assertEquals(AuditEvent.AuditEventAction.E, event.getAction());
        assertEquals(AuditEvent.AuditEventOutcome._4, event.getOutcome());
        assertEquals("no-consent", event.getOutcomeDesc());
        assertEquals(
                "TREAT", event.getPurposeOfEventFirstRep().getCodingFirstRep().getCode());
        assertEquals(record.at(), event.getRecorded().toInstant());
        assertEquals(
                List.of(false, true),
                event.getAgent().stream()
                        .map(AuditEvent.AuditEventAgentComponent::getRequestor)
                        .toList());
        assertEquals("203.0.113.9", event.getAgentFirstRep().getNetwork().getAddress());
        assertEquals("Patient/p-fhir", event.getEntityFirstRep().getWhat().getReference());
        assertEquals(
                "patient=*", new String(event.getEntity().get(1).getQuery(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
