package payer.service.priorauth.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Author;
import payer.service.priorauth.LedgerEntry;

/**
 * One criterion, what was found for it, and why: the evidence that it rests on and the evidence that was set aside. {@code
 * contradicted} says that its sources disagree, {@code needsPerson} that only a person may take it as met.
 */
@Introspected
@JsonInclude(Include.NON_ABSENT)
record ShownCriterion(
        String name,
        String text,
        String verdict,
        String missing,
        boolean contradicted,
        boolean needsPerson,
        List<Shown> evidence,
        List<Shown> setAside) {

    /** One fact: where it stands, what it says, who says so; {@code why} it was set aside, if it was. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record Shown(
            String place,
            Optional<String> about,
            Optional<String> value,
            Optional<String> unit,
            Optional<String> date,
            Optional<String> until,
            String source,
            Optional<By> author,
            Optional<String> why) {

        static Shown of(LedgerEntry.Evidence evidence) {
            return of(evidence, Optional.empty());
        }

        static Shown of(LedgerEntry.Unused unused) {
            return of(unused.evidence(), Optional.of(unused.why()));
        }

        private static Shown of(LedgerEntry.Evidence evidence, Optional<String> why) {
            return new Shown(
                    evidence.place(),
                    evidence.about(),
                    evidence.value(),
                    evidence.unit(),
                    evidence.date().map(day -> day.toString()),
                    evidence.until().map(day -> day.toString()),
                    evidence.source(),
                    evidence.author().map(By::of),
                    why);
        }

        @Override
        public String toString() {
            return "Shown " + place;
        }
    }

    /** In which role, with which credentials, and whether tied by money to the supplier. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record By(String role, Set<String> credentials, Optional<Boolean> tiedToSupplier) {
        static By of(Author author) {
            return new By(author.role(), author.credentials(), author.tied());
        }
    }

    static ShownCriterion of(LedgerEntry entry) {
        return new ShownCriterion(
                entry.criterion(),
                entry.text(),
                entry.verdict().name(),
                entry.missing(),
                entry.contradicted(),
                entry.needsPerson(),
                entry.restsOn().stream().map(Shown::of).toList(),
                entry.setAside().stream().map(Shown::of).toList());
    }

    @Override
    public String toString() {
        return "ShownCriterion " + name;
    }
}
