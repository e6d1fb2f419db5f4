package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payer.service.audit.Finding.Fault;
import payer.service.database.Sql;

/** Someone with all rights to the database changes the trail, and the verification says where. */
class AuditVerificationTest {
    private static final String LANE = "tenant = 'default' AND lane = 5";

    private static final Path FILES = Path.of("target/audit-verification-test");
    private static final TestTrail TRAIL = TestTrail.start(Map.of("audit.anchor-folder", FILES.toString()));

    @AfterAll
    static void stop() {
        TRAIL.close();
    }

    @BeforeEach
    void fill() throws IOException {
        TRAIL.wipe();
        wipeFiles();
        TRAIL.atTime("2026-03-01T10:00:00Z");
        append(12);
        anchor();
        TRAIL.atTime("2026-03-02T10:00:00Z");
        append(12);
    }

    private static void wipeFiles() throws IOException {
        if (!Files.exists(FILES)) return;
        try (var files = Files.list(FILES)) {
            for (var file : files.toList()) Files.delete(file);
        }
    }

    /** So many records in lane 5 alone: the other lanes are in another transaction's hands meanwhile. */
    private void append(int records) {
        TRAIL.appendInLane(5, records);
    }

    private void anchor() {
        TRAIL.context().getBean(AnchorTrail.class).anchor();
    }

    private VerificationReport verify() {
        return TRAIL.context().getBean(AuditVerification.class).verify();
    }

    private void assertFound(Fault fault, long seq) {
        var report = verify();
        assertTrue(!report.intact());
        var first = report.findings().getFirst();
        assertEquals(fault + " " + seq, first.fault() + " " + first.seq(), first.toString());
    }

    @Test
    void an_untouched_trail_is_intact() {
        var report = verify();

        assertEquals(List.of(), report.findings());
        assertTrue(report.intact());
        // Two chains in the lane, each with its first record.
        assertEquals(TRAIL.count("SELECT count(*) FROM audit_record"), report.records());
        assertEquals(26, TRAIL.count("SELECT count(*) FROM audit_record WHERE " + LANE));
        assertEquals(1, report.anchors());
        assertEquals(1, report.files());
    }

    @Test
    void a_changed_field_is_found() {
        TRAIL.tamper("UPDATE audit_record SET record = replace(record, '\"status\":200', '\"status\":403') WHERE "
                + LANE + " AND seq = 7");
        assertFound(Fault.CHANGED, 7);
    }

    @Test
    void the_name_of_the_chain_is_told() {
        TRAIL.tamper("UPDATE audit_record SET hash = sha256('x') WHERE " + LANE + " AND seq = 20");
        assertEquals("default/5/2026-03-02", verify().findings().getFirst().chain());
    }

    @Test
    void a_record_removed_from_the_middle_is_found() {
        TRAIL.tamper("DELETE FROM audit_record WHERE " + LANE + " AND seq = 9");
        assertFound(Fault.MISSING, 9);
    }

    @Test
    void a_record_removed_from_the_middle_of_what_is_not_anchored_is_found() {
        TRAIL.tamper("DELETE FROM audit_record WHERE " + LANE + " AND seq = 18");
        assertFound(Fault.MISSING, 18);
    }

    @Test
    void a_removed_beginning_is_found() {
        TRAIL.tamper("DELETE FROM audit_record WHERE " + LANE + " AND seq <= 3");
        assertFound(Fault.MISSING, 1);
    }

    @Test
    void a_removed_tail_is_found_by_the_head() {
        TRAIL.tamper("DELETE FROM audit_record WHERE " + LANE + " AND seq >= 25");
        assertFound(Fault.MISSING, 25);
    }

    @Test
    void a_removed_tail_whose_head_was_set_back_is_found_by_the_anchor() {
        anchor();
        cutTail(24);
        assertFound(Fault.MISSING, 25);
    }

    @Test
    void a_removed_tail_whose_head_was_set_back_and_whose_anchor_was_removed_is_found_by_its_file() {
        anchor();
        cutTail(24);
        TRAIL.tamper("DELETE FROM audit_anchor WHERE number = 2");
        assertFound(Fault.ANCHOR, 2);
    }

    private void cutTail(long last) {
        TRAIL.tamper("DELETE FROM audit_record WHERE " + LANE + " AND seq > " + last);
        TRAIL.tamper("UPDATE audit_head h SET seq = r.seq, hash = r.hash, day = r.day FROM audit_record r"
                + " WHERE h.tenant = r.tenant AND h.lane = r.lane AND r.lane = 5 AND r.seq = " + last);
    }

    @Test
    void an_inserted_record_is_found() {
        TRAIL.tamper(
                "INSERT INTO audit_record SELECT tenant, lane, day + 1, seq, recorded_at, gen_random_uuid(), client,"
                        + " patients, record, prev, hash FROM audit_record WHERE " + LANE + " AND seq = 16");
        // It lies outside the days of the anchor or within them, but never in a place of its own.
        assertFound(Fault.INSERTED, 16);
    }

    @Test
    void a_record_inserted_beyond_the_head_is_found() {
        TRAIL.tamper("INSERT INTO audit_record SELECT tenant, lane, day, 27, recorded_at, gen_random_uuid(), client,"
                + " patients, record, hash, sha256('x') FROM audit_record WHERE " + LANE + " AND seq = 26");
        assertFound(Fault.INSERTED, 27);
    }

    @Test
    void a_record_inserted_before_the_beginning_is_found() {
        TRAIL.tamper("INSERT INTO audit_record SELECT tenant, lane, day, 0, recorded_at, gen_random_uuid(), client,"
                + " patients, record, hash, sha256('x') FROM audit_record WHERE " + LANE + " AND seq = 1");
        var findings = verify().findings();
        assertEquals(
                List.of(Fault.INSERTED), findings.stream().map(Finding::fault).toList());
    }

    @Test
    void a_record_in_a_lane_that_is_none_is_found() {
        TRAIL.tamper("INSERT INTO audit_record SELECT tenant, 99, day, seq, recorded_at, gen_random_uuid(), client,"
                + " patients, record, prev, hash FROM audit_record WHERE " + LANE + " AND seq = 1");
        assertFound(Fault.INSERTED, 1);
    }

    @Test
    void two_records_that_changed_places_are_found() {
        TRAIL.tamper("UPDATE audit_record SET seq = CASE seq WHEN 17 THEN -18 ELSE -17 END WHERE " + LANE
                + " AND seq IN (17, 18)");
        TRAIL.tamper("UPDATE audit_record SET seq = -seq WHERE " + LANE + " AND seq < 0");
        assertFound(Fault.MISPLACED, 17);
    }

    @Test
    void a_forged_hash_is_found() {
        TRAIL.tamper("UPDATE audit_record SET hash = sha256('forged') WHERE " + LANE + " AND seq = 21");
        assertFound(Fault.CHANGED, 21);
    }

    @Test
    void a_record_forged_together_with_its_hash_is_found() {
        forge(19);
        assertFound(Fault.FORGED, 19);
    }

    @Test
    void a_forged_last_record_is_found_by_the_head() {
        forge(26);
        assertFound(Fault.HEAD, 26);
    }

    @Test
    void a_lane_written_anew_from_some_record_on_is_found_by_the_anchor() {
        anchor();
        TRAIL.rewriteLane(5, 20);
        assertFound(Fault.FORGED, 14);
        assertTrue(verify().findings().getFirst().text().contains("up to 26"), verify().toString());
    }

    /** Contents and hash fit one another, but the next record still bears the old hash. */
    private void forge(long seq) {
        TRAIL.tamper("UPDATE audit_record SET record = replace(record, '\"status\":200', '\"status\":404') WHERE "
                + LANE + " AND seq = " + seq);
        TRAIL.tamper("UPDATE audit_record SET hash = sha256(prev || convert_to(record, 'UTF8')) WHERE " + LANE
                + " AND seq = " + seq);
    }

    @Test
    void a_changed_column_is_found_though_the_record_is_whole() {
        TRAIL.tamper("UPDATE audit_record SET patients = '{p-other}' WHERE " + LANE + " AND seq = 11");
        assertFound(Fault.MISPLACED, 11);
    }

    @Test
    void a_changed_head_is_found() {
        TRAIL.tamper("UPDATE audit_head SET hash = sha256('x') WHERE " + LANE);
        assertFound(Fault.HEAD, 26);
    }

    @Test
    void a_removed_head_is_found() {
        TRAIL.tamper("DELETE FROM audit_head WHERE " + LANE);
        assertFound(Fault.HEAD, 13);
    }

    @Test
    void an_anchor_that_someone_else_signed_is_found() {
        TRAIL.tamper("UPDATE audit_anchor SET signed = replace(signed, 'e', 'f')");
        var report = verify();
        assertEquals(
                List.of("the anchor is not that of its file", "no key of ours signed this anchor"),
                report.findings().stream().map(Finding::text).toList());
    }

    @Test
    void an_anchor_missing_among_others_is_found() {
        anchor();
        append(3);
        anchor();
        TRAIL.tamper("DELETE FROM audit_anchor WHERE number = 2");
        assertFound(Fault.ANCHOR, 2);
    }

    @Test
    void an_anchor_is_a_file_that_is_written_once() throws IOException {
        anchor();
        try (var all = Files.list(FILES)) {
            var names = all.map(file -> file.getFileName() + "").sorted().toList();
            assertEquals(List.of("anchor-000000000001.jws", "anchor-000000000002.jws"), names);
        }
        assertEquals(
                Files.readString(FILES.resolve("anchor-000000000001.jws")),
                TRAIL.onConnection(connection -> Sql.of(connection, "SELECT signed FROM audit_anchor WHERE number = 1")
                        .first(row -> row.text("signed"))
                        .orElseThrow()));
    }

    @Test
    void a_removed_file_of_an_anchor_is_found() throws IOException {
        anchor();
        Files.delete(FILES.resolve("anchor-000000000001.jws"));
        assertEquals(List.of(1L), missingFiles());
        Files.delete(FILES.resolve("anchor-000000000002.jws"));
        assertEquals(List.of(1L, 2L), missingFiles());
    }

    /** As seen an hour later, when no file can still be in writing. */
    private static List<Long> missingFiles() {
        var context = TRAIL.context();
        var later = new AuditVerification(
                context.getBean(KeptTrail.class),
                context.getBean(AnchorKeys.class),
                context.getBean(AnchorFolder.class),
                TRAIL.transactions(),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        return later.verify().findings().stream()
                .filter(finding -> finding.text().equals("the anchor's file is missing"))
                .map(Finding::seq)
                .toList();
    }

    @Test
    void an_anchor_of_this_moment_may_still_wait_for_its_file() throws IOException {
        anchor();
        Files.delete(FILES.resolve("anchor-000000000002.jws"));
        assertTrue(verify().intact());
    }

    @Test
    void nothing_new_is_not_anchored() {
        anchor();
        assertTrue(TRAIL.context().getBean(AnchorTrail.class).anchor().isEmpty());
    }

    @Test
    void an_anchor_whose_file_could_not_be_written_gets_it_with_the_next() throws IOException {
        anchor();
        Files.delete(FILES.resolve("anchor-000000000002.jws"));
        append(1);
        anchor();
        assertTrue(Files.exists(FILES.resolve("anchor-000000000002.jws")));
        assertTrue(verify().intact());
    }
}
