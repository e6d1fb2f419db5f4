package payer.rules.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 days before order",
                "2 weeks after first setup",
                "1 month before enrolment",
                "6 months before order",
                "5 years before service",
                "31 to 91 days after first setup",
                "2 to 5 days before discharge",
                "2 to 4 months after admission",
                "at least 30 days before request",
                "at least 3 months after service",
                "before latest sleep-test",
                "on or before discharge",
                "after order",
                "on or after enrolment",
                "same day as any c-peptide"
            })
    void a_phrase_is_written_as_it_was_read(String phrase) {
        assertEquals(phrase, RelationText.text(RelationText.parse(phrase)));
    }

    @ParameterizedTest
    @CsvSource({
        "2 days before order, 2026-02-28, true",
        "2 days before order, 2026-02-27, false",
        "2 days before order, 2026-03-03, false",
        "31 to 91 days after order, 2026-04-01, false",
        "31 to 91 days after order, 2026-04-02, true",
        "31 to 91 days after order, 2026-06-01, true",
        "31 to 91 days after order, 2026-06-02, false",
        "6 months before order, 2025-09-02, true",
        "6 months before order, 2025-09-01, false",
        "at least 30 days before order, 2026-01-31, true",
        "at least 30 days before order, 2026-02-01, false",
        "before order, 2026-03-02, false",
        "on or before order, 2026-03-02, true",
        "same day as order, 2026-03-02, true",
        "same day as order, 2026-03-01, false",
        "after order, 2026-03-03, true",
        "after order, 2026-03-02, false"
    })
    void a_day_lies_within_or_outside(String phrase, LocalDate day, boolean expected) {
        assertEquals(expected, RelationText.parse(phrase).holds(day, LocalDate.parse("2026-03-02")));
    }

    @Test
    void other_phrases_are_not_understood() {
        assertThrows(IllegalArgumentException.class, () -> RelationText.parse("soon after order"));
        assertThrows(IllegalArgumentException.class, () -> RelationText.parse("3 days before breakfast"));
    }
}
