package payer.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that is known about the member: what it is about, what it says, under which conditions it was found, when, and
 * who says so. A fact that lasts has an end beside its date. {@code id} points at where it stands, such as {@code
 * Observation/17}. Some facts are about one {@code line} of the case alone, such as the figures of its provider.
 */
public record Fact(
        String id,
        Code code,
        FactValue value,
        Set<String> conditions,
        Optional<LocalDate> date,
        Optional<LocalDate> until,
        ReferenceLimits reference,
        Source source,
        Author author,
        Optional<Integer> line) {

    public Fact {
        conditions = Set.copyOf(conditions);
    }

    public static Fact of(String id, Code code, FactValue value, Source source) {
        return new Fact(
                id,
                code,
                value,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                ReferenceLimits.none(),
                source,
                Author.unknown(),
                Optional.empty());
    }

    public Fact on(LocalDate day) {
        return new Fact(id, code, value, conditions, Optional.of(day), until, reference, source, author, line);
    }

    public Fact until(LocalDate day) {
        return new Fact(id, code, value, conditions, date, Optional.of(day), reference, source, author, line);
    }

    public Fact under(Set<String> found) {
        return new Fact(id, code, value, found, date, until, reference, source, author, line);
    }

    public Fact by(Author stated) {
        return new Fact(id, code, value, conditions, date, until, reference, source, stated, line);
    }

    public Fact within(ReferenceLimits limits) {
        return new Fact(id, code, value, conditions, date, until, limits, source, author, line);
    }

    public Fact aboutLine(int sequence) {
        return new Fact(id, code, value, conditions, date, until, reference, source, author, Optional.of(sequence));
    }

    public boolean isAbout(ServiceLine some) {
        return line.map(sequence -> sequence == some.sequence()).orElse(true);
    }

    public boolean says(FactValue wanted) {
        return value.equals(wanted);
    }

    public Optional<Quantity> amount() {
        return value instanceof FactValue.Amount(Quantity quantity) ? Optional.of(quantity) : Optional.empty();
    }

    /** The day on which it was last true. */
    public Optional<LocalDate> lastDay() {
        return until.isPresent() ? until : date;
    }

    /** Only the id: the rest is about a person. */
    @Override
    public String toString() {
        return "Fact " + id;
    }
}
