package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of old months. */
class AuditMonthsTest {
    private final TestTrail trail = TestTrail.start();

    @AfterEach
    void stop() {
        trail.close();
    }

    private AuditMonths months(boolean legalHold) {
        return new AuditMonths(
                trail.context().getBean(AuditPartitions.class),
                trail.unbound(),
                trail.transactions(),
                new AuditSettings(Duration.ofMinutes(10), null, null, 6, legalHold),
                trail.clock());
    }

    private void fillSevenYears() {
        for (var moment : List.of("2019-03-05T10:00:00Z", "2019-04-05T10:00:00Z", "2026-03-05T10:00:00Z")) {
            trail.atTime(moment);
            for (int i = 0; i < 30; i++) trail.append(TestTrail.reading("p-" + moment));
            trail.context().getBean(AnchorTrail.class).anchor();
        }
    }

    private List<LocalDate> there() {
        return trail.inTransaction(
                () -> trail.context().getBean(AuditPartitions.class).months());
    }

    @Test
    void months_are_made_ahead() {
        trail.atTime("2031-12-31T10:00:00Z");
        months(false).makeAhead();
        for (var month : List.of("2031-12-01", "2032-01-01", "2032-02-01", "2032-03-01"))
            assertTrue(there().contains(LocalDate.parse(month)), month);
    }

    @Test
    void a_month_whose_years_are_over_is_dropped_and_the_rest_is_still_intact() {
        fillSevenYears();

        months(false).dropOld();

        assertEquals(0, trail.count("SELECT count(*) FROM audit_record WHERE day < '2020-03-01'"));
        assertEquals(2, trail.count("SELECT count(*) FROM audit_record WHERE record LIKE '%\"op\":\"drop-month\"%'"));
        var report = trail.context().getBean(AuditVerification.class).verify();
        assertEquals(List.of(), report.findings());
        assertEquals(trail.count("SELECT count(*) FROM audit_record"), report.records());
    }

    @Test
    void a_legal_hold_keeps_all() {
        fillSevenYears();
        var before = trail.count("SELECT count(*) FROM audit_record");

        months(true).dropOld();

        assertEquals(before, trail.count("SELECT count(*) FROM audit_record"));
    }

    @Test
    void a_month_dropped_by_hand_is_found_even_with_made_up_beginnings() {
        fillSevenYears();
        trail.run("DROP TABLE audit_record_2019_03");
        assertEquals(Finding.Fault.MISSING, first().fault());

        trail.tamper(
                "INSERT INTO audit_cut SELECT DISTINCT ON (lane) '2019-03-01'::date, tenant, lane, '2019-03-05'::date,"
                        + " seq - 1, prev, tenant, lane, day, seq FROM audit_record ORDER BY lane, seq");

        assertEquals(Finding.Fault.CUT, first().fault());
    }

    private Finding first() {
        return trail.context()
                .getBean(AuditVerification.class)
                .verify()
                .findings()
                .getFirst();
    }
}
