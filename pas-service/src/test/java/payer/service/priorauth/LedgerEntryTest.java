package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payer.decision.Author;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.Outcome;
import payer.decision.Source;
import payer.decision.Verdict;

/** What is kept of a finding, so that it can be explained to its value later. */
class LedgerEntryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Author LABORATORY = Author.of("laboratory");

    @Test
    void a_measured_fact_is_kept_with_value_unit_author_and_day() {
        var kept = entry(List.of(saturation("2708-6")), List.of()).restsOn().getFirst();
        assertEquals("Observation/17", kept.place());
        assertEquals("RECORD", kept.source());
        assertEquals(Optional.of(DAY), kept.date());
        assertEquals(Optional.of("loinc 2708-6"), kept.about());
        assertEquals(Optional.of("88"), kept.value());
        assertEquals(Optional.of("%"), kept.unit());
        assertEquals(Optional.of(LABORATORY), kept.author());
    }

    @Test
    void what_was_stated_and_how_a_therapy_went_is_kept_too() {
        var stated = Fact.of("Q/1", CodeSystem.FINDING.code("unsteady"), FactValue.NO, Source.FORM);
        var went =
                Fact.of("M/1", CodeSystem.FINDING.code("therapy"), new FactValue.Went(Outcome.FAILED), Source.RECORD);
        var kept = entry(List.of(stated, went), List.of()).restsOn();
        assertEquals(Optional.of("no"), kept.get(0).value());
        assertEquals(Optional.of("failed"), kept.get(1).value());
        assertEquals(Optional.empty(), kept.get(0).unit());
        assertEquals(Optional.empty(), kept.get(0).author());
    }

    @Test
    void one_statement_under_two_codes_is_told_once() {
        var kept = entry(List.of(saturation("2708-6"), saturation("59408-5"), saturation("2708-6")), List.of())
                .restsOn();
        assertEquals(1, kept.size());
        assertEquals(Optional.of("loinc 2708-6, loinc 59408-5"), kept.getFirst().about());
    }

    @Test
    void what_was_set_aside_is_kept_with_why_and_with_what_it_said() {
        var entry = entry(List.of(), List.of(saturation("2708-6"), saturation("59408-5")));
        assertEquals(1, entry.setAside().size());
        assertEquals("too old", entry.setAside().getFirst().why());
        assertEquals(Optional.of("88"), entry.setAside().getFirst().evidence().value());
        assertTrue(entry.contradicted());
    }

    @Test
    void nothing_about_the_person_is_in_its_text() {
        var entry = entry(List.of(saturation("2708-6")), List.of(saturation("59408-5")));
        for (var text : List.of(
                entry.toString(), entry.restsOn().toString(), entry.setAside().toString()))
            assertFalse(text.contains("88"), text);
    }

    private static Fact saturation(String code) {
        return Fact.of("Observation/17", CodeSystem.LOINC.code(code), FactValue.amount("88", "%"), Source.RECORD)
                .on(DAY)
                .by(LABORATORY);
    }

    private static LedgerEntry entry(List<Fact> used, List<Fact> aside) {
        return LedgerEntry.of(new Finding(
                "resting",
                "At most 88 %",
                Verdict.MET,
                used,
                aside.stream()
                        .map(fact -> new Finding.SetAside(fact, "too old"))
                        .toList(),
                "",
                true,
                true));
    }
}
