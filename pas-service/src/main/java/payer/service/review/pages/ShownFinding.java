package payer.service.review.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Author;
import payer.decision.Quantity;
import payer.service.priorauth.LedgerEntry;
import payer.service.priorauth.LedgerEntry.Evidence;

/**
 * What was found for one criterion.
 *
 * @param criterion its name in the policy
 * @param missing what would have to be known; empty text if nothing
 */
public record ShownFinding(
        String criterion,
        String missing,
        boolean contradicted,
        boolean needsPerson,
        List<ShownFact> restsOn,
        List<ShownFact> setAside) {

    /**
     * One fact.
     *
     * @param about the codes under which it counted
     * @param says its value with its unit
     * @param why it was set aside; empty text if it was not
     */
    public record ShownFact(
            String about, String says, String when, String source, String author, String place, String why) {
        @Override
        public String toString() {
            return "ShownFact " + place;
        }
    }

    static ShownFinding of(LedgerEntry entry) {
        return new ShownFinding(
                entry.criterion(),
                entry.missing(),
                entry.contradicted(),
                entry.needsPerson(),
                entry.restsOn().stream().map(fact -> fact(fact, "")).toList(),
                entry.setAside().stream()
                        .map(unused -> fact(unused.evidence(), unused.why()))
                        .toList());
    }

    public boolean isBare() {
        return restsOn.isEmpty() && setAside.isEmpty();
    }

    private static ShownFact fact(Evidence evidence, String why) {
        return new ShownFact(
                evidence.about().orElse(""),
                Stream.of(evidence.value(), evidence.unit().filter(unit -> !unit.equals(Quantity.COUNT)))
                        .flatMap(part -> part.stream())
                        .collect(Collectors.joining(" ")),
                when(evidence),
                ReviewWords.source(evidence.source()),
                evidence.author().map(ShownFinding::author).orElse("not known"),
                evidence.place(),
                why);
    }

    private static String when(Evidence evidence) {
        var from = evidence.date().map(ReviewWords::day).orElse("");
        var until = evidence.until().map(day -> " to " + ReviewWords.day(day)).orElse("");
        return from.isEmpty() && until.isEmpty() ? "no date" : from + until;
    }

    private static String author(Author author) {
        var parts = new ArrayList<String>();
        parts.add(author.role().replace('-', ' '));
        author.credentials().stream().sorted().forEach(parts::add);
        author.tied().ifPresent(tied -> parts.add(tied ? "tied to the supplier" : "not tied to the supplier"));
        return String.join(", ", parts);
    }

    @Override
    public String toString() {
        return "ShownFinding " + criterion;
    }
}
