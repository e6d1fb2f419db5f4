package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.Fact;
import payer.decision.Finding;
import payer.decision.Verdict;

/** What was found for one criterion when a line was decided, and on which evidence: kept, so that a decision can be explained. */
public record LedgerEntry(
        String criterion,
        String text,
        Verdict verdict,
        List<Evidence> restsOn,
        List<Unused> setAside,
        String missing,
        boolean contradicted,
        boolean needsPerson) {

    /** Where a fact stands and where it came from. */
    public record Evidence(String place, String source, Optional<LocalDate> date) {
        static Evidence of(Fact fact) {
            return new Evidence(fact.id(), fact.source().name(), fact.date());
        }
    }

    /** A fact that could not be used, and why. */
    public record Unused(Evidence evidence, String why) {}

    public LedgerEntry {
        restsOn = List.copyOf(restsOn);
        setAside = List.copyOf(setAside);
    }

    public static LedgerEntry of(Finding finding) {
        return new LedgerEntry(
                finding.criterion(),
                finding.text(),
                finding.verdict(),
                finding.restsOn().stream().map(Evidence::of).toList(),
                finding.setAside().stream()
                        .map(aside -> new Unused(Evidence.of(aside.fact()), aside.why()))
                        .toList(),
                finding.missing(),
                finding.contradicted(),
                finding.needsPerson());
    }
}
