package payer.rules.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import payer.decision.Author;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.Quantity;
import payer.decision.ReferenceLimits;
import payer.decision.Source;
import payer.rules.policy.CodeForm;

/** One entry under {@code facts} of a case, and the facts that it stands for. */
record CaseFacts(
        String about,
        FactValue value,
        Set<String> under,
        Optional<Day> on,
        Optional<LocalDate> until,
        Optional<Integer> everyDayFor,
        Optional<Quantity> lowerLimit,
        Author author,
        Source source,
        Optional<Integer> line) {

    /** Ten years. */
    private static final int MOST_DAYS = 3_660;

    CaseFacts {
        if (everyDayFor.filter(days -> days > MOST_DAYS).isPresent())
            throw new IllegalArgumentException(
                    "expected 'every day for' at most %d days, found %d".formatted(MOST_DAYS, everyDayFor.get()));
        var first = on.flatMap(Day::known);
        if (first.isPresent() && until.isPresent() && until.get().isBefore(first.get()))
            throw new IllegalArgumentException("expected an 'until' on or after 'on', found " + until.get());
    }

    /** A day, or the plain statement that it is not known. */
    record Day(Optional<LocalDate> known) {}

    private static final Pattern NUMBER_ALONE = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,6})?");
    private static final Pattern CODE = Pattern.compile("([a-z0-9]+) (\\S+)");
    private static final String ANSWER = "answer ";

    private static final Map<String, Object> SUBJECT_FORM = Map.of(
            "type",
            "string",
            "pattern",
            "^(?:(?:answer )?" + Words.NAME.pattern() + "|" + Codes.singlePattern() + ")$");

    private static final Shape<String> SUBJECT = Shape.text(
                    "a term, a code such as 'icd10cm J44.9', or 'answer' and the name of a criterion",
                    SUBJECT_FORM,
                    text -> {
                        if (!isSubject(text)) throw new IllegalArgumentException();
                        return text;
                    },
                    Function.identity())
            .only("a code of the form that its system has", CaseFacts::fits, SUBJECT_FORM)
            .noting(CaseFacts::mention);

    private static final Shape<Day> DAY = Shape.text(
            "a date such as 2026-01-31, or 'unknown'",
            Map.of("type", "string", "pattern", "^(?:unknown|" + Words.DAY_PATTERN + ")$"),
            text -> text.equals("unknown") ? new Day(Optional.empty()) : new Day(Optional.of(LocalDate.parse(text))),
            day -> day.known().map(LocalDate::toString).orElse("unknown"));

    private static final Shape<FactValue> VALUE = Shape.text(
            "yes, no, a quantity, or how a therapy went (" + outcomes() + ")",
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("enum", words()),
                            Map.of("type", "string", "pattern", "^" + Definitions.NUMBER + " without unit$"),
                            Definitions.to("quantity"))),
            CaseFacts::parse,
            CaseFacts::print);

    static final Shape<CaseFacts> SHAPE = shape();

    /** {@code terms} are those of the policy; {@code index} tells the entry from its neighbours. */
    List<Fact> facts(String policy, Map<String, Code> terms, LocalDate requested, int index) {
        var code = code(policy, terms);
        var days = everyDayFor.orElse(1);
        var first = on.map(Day::known).orElse(Optional.of(requested.minusDays(1)));
        var facts = new ArrayList<Fact>();
        for (var day = 0; day < days; day++) {
            var shift = day;
            var fact = Fact.of("fact-" + index + (days > 1 ? "." + day : ""), code, value, source)
                    .under(under)
                    .by(author)
                    .within(new ReferenceLimits(lowerLimit, Optional.empty()));
            if (first.isPresent()) fact = fact.on(first.get().plusDays(shift));
            var ended = until.map(fact::until).orElse(fact);
            facts.add(line.map(ended::aboutLine).orElse(ended));
        }
        return facts;
    }

    private Code code(String policy, Map<String, Code> terms) {
        if (about.startsWith(ANSWER)) return Code.question(policy, about.substring(ANSWER.length()));
        var code = CODE.matcher(about);
        if (code.matches()) return CodeSystem.named(code.group(1)).orElseThrow().code(code.group(2));
        return terms.getOrDefault(about, CodeSystem.FINDING.code(about));
    }

    private static boolean isSubject(String text) {
        if (text.startsWith(ANSWER))
            return Words.NAME.matcher(text.substring(ANSWER.length())).matches();
        var code = CODE.matcher(text);
        return code.matches()
                ? CodeSystem.named(code.group(1)).isPresent()
                : Words.NAME.matcher(text).matches();
    }

    /** A code stands for itself; everything else is a name of the policy. */
    private static void mention(String subject, Place place) {
        if (subject.startsWith(ANSWER))
            place.names().mention(Names.Kind.CRITERION, subject.substring(ANSWER.length()), place);
        else if (!CODE.matcher(subject).matches()) place.names().mention(Names.Kind.TERM, subject, place);
    }

    private static Shape<CaseFacts> shape() {
        var about = Entry.<CaseFacts, String>required("about", SUBJECT, CaseFacts::about);
        var value = Entry.usually("is", VALUE, CaseFacts::value, FactValue.YES);
        var under = Entry.usually("under", Shape.names(Words.SHOWN), CaseFacts::under, Set.<String>of());
        var on = Entry.<CaseFacts, Day>optional("on", DAY, CaseFacts::on);
        var until = Entry.<CaseFacts, LocalDate>optional("until", Words.DATE, CaseFacts::until);
        var every = Entry.<CaseFacts, Integer>optional("every day for", Words.COUNT, CaseFacts::everyDayFor);
        var lower = Entry.<CaseFacts, Quantity>optional("lower limit", Words.QUANTITY_SHAPE, CaseFacts::lowerLimit);
        var by = Entry.usually("by", authors(), CaseFacts::author, Author.unknown());
        var from = Entry.usually("from", Shape.word(Source.class), CaseFacts::source, Source.RECORD);
        var line = Entry.<CaseFacts, Integer>optional("line", Words.COUNT, CaseFacts::line);
        return Group.of(
                entries -> new CaseFacts(
                        entries.get(about),
                        entries.or(value, FactValue.YES),
                        entries.or(under, Set.of()),
                        entries.find(on),
                        entries.find(until),
                        entries.find(every),
                        entries.find(lower),
                        entries.or(by, Author.unknown()),
                        entries.or(from, Source.RECORD),
                        entries.find(line)),
                about,
                value,
                under,
                on,
                until,
                every,
                lower,
                by,
                from,
                line);
    }

    private static boolean fits(String subject) {
        var code = CODE.matcher(subject);
        return subject.startsWith(ANSWER)
                || !code.matches()
                || CodeSystem.named(code.group(1))
                        .filter(system -> CodeForm.of(system).fits(code.group(2)))
                        .isPresent();
    }

    private static List<String> words() {
        return Stream.concat(
                        Stream.of("yes", "no"),
                        java.util.Arrays.stream(Outcome.values()).map(CaseFacts::word))
                .toList();
    }

    private static String outcomes() {
        return String.join(", ", words().subList(2, words().size()));
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FactValue parse(String text) {
        if (text.equals("yes")) return FactValue.YES;
        if (text.equals("no")) return FactValue.NO;
        for (var outcome : Outcome.values()) if (word(outcome).equals(text)) return new FactValue.Went(outcome);
        if (text.endsWith(" without unit")
                && NUMBER_ALONE.matcher(text.replace(" without unit", "")).matches())
            return FactValue.amount(text.replace(" without unit", ""), "");
        return new FactValue.Amount(Words.quantity(text));
    }

    private static String print(FactValue value) {
        return switch (value) {
            case FactValue.YesNo(boolean yes) -> yes ? "yes" : "no";
            case FactValue.Amount(Quantity quantity) ->
                quantity.hasUnit() ? quantity.text() : quantity.value().toPlainString() + " without unit";
            case FactValue.Went(Outcome outcome) -> word(outcome);
        };
    }

    /** The role alone, or with credentials and ties. */
    private static Shape<Author> authors() {
        var role = Entry.<Author, String>required("role", Words.ROLE, Author::role);
        var credentials =
                Entry.usually("credentials", Shape.names(Words.NAME_SHAPE), Author::credentials, Set.<String>of());
        var tied = Entry.<Author, Boolean>optional("tied to supplier", Words.YES_NO, Author::tiedToSupplier);
        var whole = Group.<Author>of(
                entries -> new Author(entries.get(role), entries.or(credentials, Set.of()), entries.find(tied)),
                role,
                credentials,
                tied);
        return new TextOr<>(
                whole,
                Words.ROLE,
                Author::of,
                author -> author.credentials().isEmpty()
                                && author.tiedToSupplier().isEmpty()
                        ? Optional.of(author.role())
                        : Optional.empty());
    }
}
