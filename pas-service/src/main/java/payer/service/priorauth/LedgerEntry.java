package payer.service.priorauth;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payer.decision.Author;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.Finding.SetAside;
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

    /**
     * A fact as it was: where it stands, what it is about and says, who says so, and of when. What was decided before values
     * were kept has none.
     *
     * @param about the codes under which it counted
     * @param unit in UCUM, where the value is a measured one
     */
    public record Evidence(
            String place,
            String source,
            Optional<LocalDate> date,
            Optional<LocalDate> until,
            Optional<String> about,
            Optional<String> value,
            Optional<String> unit,
            Optional<Author> author) {

        private static Evidence of(Fact fact) {
            return new Evidence(
                    fact.id(),
                    fact.source().name(),
                    fact.date(),
                    fact.until(),
                    Optional.empty(),
                    Optional.of(said(fact.value())),
                    fact.amount().map(amount -> amount.unit()).filter(unit -> !unit.isBlank()),
                    Optional.of(fact.author()).filter(Author::isKnown));
        }

        private static String said(FactValue value) {
            return switch (value) {
                case FactValue.YesNo(boolean yes) -> yes ? "yes" : "no";
                case FactValue.Amount(var quantity) -> quantity.value().toPlainString();
                case FactValue.Went(var outcome) ->
                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            };
        }

        private Evidence about(Set<String> codes) {
            return new Evidence(place, source, date, until, Optional.of(String.join(", ", codes)), value, unit, author);
        }

        /** Only the place: the rest is about a person. */
        @Override
        public String toString() {
            return "Evidence " + place;
        }
    }

    /** A fact that could not be used, and why. */
    public record Unused(Evidence evidence, String why) {}

    public LedgerEntry {
        restsOn = List.copyOf(restsOn);
        setAside = List.copyOf(setAside);
    }

    public static LedgerEntry of(Finding finding) {
        var used =
                finding.restsOn().stream().map(fact -> new SetAside(fact, "")).toList();
        return new LedgerEntry(
                finding.criterion(),
                finding.text(),
                finding.verdict(),
                together(used).stream().map(Unused::evidence).toList(),
                together(finding.setAside()),
                finding.missing(),
                finding.contradicted(),
                finding.needsPerson());
    }

    /** One statement of a record is several facts where it has several codes; here it is one again. */
    private static List<Unused> together(List<SetAside> facts) {
        var codes = new LinkedHashMap<Unused, Set<String>>();
        for (var one : facts)
            codes.computeIfAbsent(new Unused(Evidence.of(one.fact()), one.why()), _ -> new LinkedHashSet<>())
                    .add(one.fact().code().text());
        return codes.entrySet().stream()
                .map(one -> new Unused(
                        one.getKey().evidence().about(one.getValue()),
                        one.getKey().why()))
                .toList();
    }

    /** Only the name: the rest is about a person. */
    @Override
    public String toString() {
        return "LedgerEntry " + criterion;
    }
}
