package payer.service.policies.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** With what the writing of a version begins. */
class FirstDocumentsTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void the_version_that_follows_begins_later_and_has_no_end() {
        var before = """
                # kept
                policy: canes
                version: 2026-01-01
                effective:
                  from: 2026-01-01
                  until: 2026-12-31
                note: valid from 2026
                """;
        assertEquals("""
                # kept
                policy: canes
                version: 2027-01-01
                effective:
                  from: 2027-01-01
                note: valid from 2026
                """, FirstDocuments.following(before, "2027-01-01", NEW_YEAR));
    }

    @Test
    void an_effective_period_on_one_line_is_changed_too() {
        var before = "version: '1'\neffective: {from: 2026-01-01, until: 2026-12-31, by: service}\ntitle: from: here\n";
        assertEquals(
                "version: 2027-01-01\neffective: {from: 2027-01-01, by: service}\ntitle: from: here\n",
                FirstDocuments.following(before, "2027-01-01", NEW_YEAR));
    }
}
