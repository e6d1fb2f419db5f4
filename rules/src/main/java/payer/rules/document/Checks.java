package payer.rules.document;

import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import payer.decision.Outcome;
import payer.decision.Quantity;
import payer.decision.Urgency;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Limit;
import payer.rules.policy.Moment;
import payer.rules.policy.Relation;
import payer.rules.policy.Rounds;
import payer.rules.policy.Sought;
import payer.rules.policy.Threshold;

/** The kinds of criterion by their key in a document, each with the entries that it has. */
final class Checks {

    private static final Pattern OF_THE_FIRST = Pattern.compile("(\\d{1,4}) % of the first");

    private static final Shape<Check.Amount> AMOUNT = Shape.text(
            "a quantity such as '7 d', or a share such as '50 % of the first'",
            Map.of(
                    "anyOf",
                    List.of(
                            Definitions.to("quantity"),
                            Map.of("type", "string", "pattern", "^" + OF_THE_FIRST.pattern() + "$"))),
            Checks::amount,
            Checks::print);

    private static final Shape<Set<Outcome>> OUTCOMES = Shape.set(Shape.word(Outcome.class));

    private static final String[] ENDS = {"at least", "more than", "at most", "less than"};

    private static final Map<String, Object> ONE_EACH =
            Together.all(Together.notBoth("at least", "more than"), Together.notBoth("at most", "less than"));

    private static final Map<String, Kind<?>> KINDS = kinds();

    private Checks() {}

    /** A kind of criterion: its type in the program and its shape in a document. */
    record Kind<C extends Check>(Class<C> type, Group<C> shape) {}

    static Map<String, Kind<?>> all() {
        return KINDS;
    }

    private static Map<String, Kind<?>> kinds() {
        var kinds = new LinkedHashMap<String, Kind<?>>();
        kinds.put(
                "diagnosis", new Kind<>(Check.Diagnosis.class, seeking(Check.Diagnosis::sought, Check.Diagnosis::new)));
        kinds.put("finding", new Kind<>(Check.Stated.class, seeking(Check.Stated::sought, Check.Stated::new)));
        kinds.put(
                "attestation",
                new Kind<>(Check.Attestation.class, seeking(Check.Attestation::sought, Check.Attestation::new)));
        kinds.put("measurement", new Kind<>(Check.Measurement.class, measurement()));
        kinds.put("change", new Kind<>(Check.Change.class, change()));
        kinds.put("timing", new Kind<>(Check.Timing.class, timing()));
        kinds.put("visit", new Kind<>(Check.Visit.class, seeking(Check.Visit::sought, Check.Visit::new)));
        kinds.put("evaluator", new Kind<>(Check.Evaluator.class, evaluator()));
        kinds.put("trial", new Kind<>(Check.Trial.class, trial()));
        kinds.put("count", new Kind<>(Check.Count.class, count()));
        kinds.put("adherence", new Kind<>(Check.Adherence.class, adherence()));
        kinds.put("on file", new Kind<>(Check.OnFile.class, seeking(Check.OnFile::sought, Check.OnFile::new)));
        kinds.put("allowance", new Kind<>(Check.Allowance.class, allowance()));
        kinds.put("document", new Kind<>(Check.Document.class, document()));
        kinds.put("age", new Kind<>(Check.Age.class, age()));
        kinds.put("setting", new Kind<>(Check.Setting.class, setting()));
        kinds.put("urgency", new Kind<>(Check.Urgent.class, urgency()));
        kinds.put("ordered together", new Kind<>(Check.OrderedTogether.class, orderedTogether()));
        kinds.put("rate", new Kind<>(Check.Rate.class, rate()));
        return kinds;
    }

    private static <C extends Check> Group<C> seeking(Function<C, Sought> get, Function<Sought, C> build) {
        var sought = new SoughtEntries<>(get);
        return sought.with(entries -> build.apply(sought.read(entries)));
    }

    private static Group<Check.Measurement> measurement() {
        var sought = new SoughtEntries<>(Check.Measurement::sought);
        var bounds = new BoundsEntries<Check.Measurement>(check -> check.either()
                                        .size()
                                == 1
                        && check.either().getFirst().of().equals(check.sought().of())
                ? Optional.of(check.either().getFirst().bounds())
                : Optional.empty());
        var either = Entry.<Check.Measurement, List<Threshold>>optional(
                "either",
                threshold().list(),
                check -> bounds.of(check).isPresent() ? Optional.empty() : Optional.of(check.either()));
        var pick = Entry.usually("take", Shape.word(Check.Pick.class), Check.Measurement::pick, Check.Pick.LATEST);
        return sought.with(
                        entries -> {
                            var whole = sought.read(entries);
                            var thresholds = entries.find(either)
                                    .orElseGet(() -> List.of(new Threshold(whole.of(), bounds.read(entries))));
                            if (entries.find(either).isPresent() && bounds.isIn(entries))
                                throw new IllegalArgumentException(
                                        "expected either one limit or a list of alternatives");
                            return new Check.Measurement(thresholds, whole, entries.or(pick, Check.Pick.LATEST));
                        },
                        bounds.atLeast,
                        bounds.moreThan,
                        bounds.atMost,
                        bounds.lessThan,
                        either,
                        pick)
                .with(Together.all(
                        Together.either(
                                Together.all(Together.given("either"), Together.none(ENDS)),
                                Together.all(Together.none("either"), Together.atLeastOne(ENDS))),
                        ONE_EACH));
    }

    private static Group<Threshold> threshold() {
        var of = SoughtEntries.terms("of", Threshold::of);
        var bounds = new BoundsEntries<Threshold>(threshold -> Optional.of(threshold.bounds()));
        return Group.of(
                        entries -> new Threshold(entries.or(of, List.of()), bounds.read(entries)),
                        of,
                        bounds.atLeast,
                        bounds.moreThan,
                        bounds.atMost,
                        bounds.lessThan)
                .with(Together.all(Together.atLeastOne(ENDS), ONE_EACH));
    }

    /** The four ends that a range may have. */
    private static final class BoundsEntries<W> {
        final Function<W, Optional<Bounds>> get;
        final Entry<W, Limit> atLeast = end("at least", Bounds::atLeast);
        final Entry<W, Limit> moreThan = end("more than", Bounds::moreThan);
        final Entry<W, Limit> atMost = end("at most", Bounds::atMost);
        final Entry<W, Limit> lessThan = end("less than", Bounds::lessThan);

        BoundsEntries(Function<W, Optional<Bounds>> get) {
            this.get = get;
        }

        Optional<Bounds> of(W whole) {
            return get.apply(whole);
        }

        private Entry<W, Limit> end(String key, Function<Bounds, Optional<Limit>> side) {
            return Entry.optional(key, Words.LIMIT, whole -> of(whole).flatMap(side));
        }

        boolean isIn(Entries entries) {
            return Stream.of(atLeast, moreThan, atMost, lessThan)
                    .anyMatch(end -> entries.find(end).isPresent());
        }

        Bounds read(Entries entries) {
            return new Bounds(
                    entries.find(atLeast), entries.find(moreThan), entries.find(atMost), entries.find(lessThan));
        }
    }

    private static Group<Check.Change> change() {
        var from = Entry.required("from", soughtAlone(), Check.Change::from);
        var to = Entry.required("to", soughtAlone(), Check.Change::to);
        var ends = new LinkedHashMap<String, Entry<Check.Change, Check.Amount>>();
        for (var direction : Check.Direction.values())
            for (var strictly : List.of(false, true)) {
                var key = (direction == Check.Direction.FALLS ? "falls " : "rises ")
                        + (strictly ? "more than" : "at least");
                ends.put(
                        key,
                        Entry.optional(
                                key,
                                AMOUNT.as(
                                        amount -> new Check.Amount(amount.quantity(), amount.percent(), strictly),
                                        amount -> new Check.Amount(amount.quantity(), amount.percent(), false)),
                                check -> check.direction() == direction
                                                && check.amount().strictly() == strictly
                                        ? Optional.of(check.amount())
                                        : Optional.empty()));
            }
        var apart = Entry.<Check.Change, Period>optional("apart", Words.LENGTH, Check.Change::apart);
        var all = new ArrayList<Entry<Check.Change, ?>>();
        all.add(from);
        all.add(to);
        all.addAll(ends.values());
        all.add(apart);
        Group<Check.Change> change = new Group<>(all, entries -> {
            var given = ends.entrySet().stream()
                    .filter(end -> entries.find(end.getValue()).isPresent())
                    .toList();
            if (given.size() != 1)
                throw new IllegalArgumentException("expected one of: " + String.join(", ", ends.keySet()));
            var direction =
                    given.getFirst().getKey().startsWith("falls") ? Check.Direction.FALLS : Check.Direction.RISES;
            return new Check.Change(
                    entries.get(from),
                    entries.get(to),
                    direction,
                    entries.get(given.getFirst().getValue()),
                    entries.find(apart));
        });
        return change.with(Together.exactlyOne(List.copyOf(ends.keySet())));
    }

    private static Check.Amount amount(String text) {
        var share = OF_THE_FIRST.matcher(text);
        return share.matches()
                ? new Check.Amount(Optional.empty(), Optional.of(Integer.valueOf(share.group(1))), false)
                : new Check.Amount(Optional.of(Words.quantity(text)), Optional.empty(), false);
    }

    private static String print(Check.Amount amount) {
        return amount.quantity()
                .map(Quantity::text)
                .orElseGet(() -> amount.percent().orElseThrow() + " % of the first");
    }

    private static Group<Sought> soughtAlone() {
        var sought = new SoughtEntries<Sought>(Function.identity());
        return sought.with(sought::read);
    }

    private static Group<Check.Timing> timing() {
        var event = Entry.<Check.Timing, Moment>required("event", Words.MOMENT, Check.Timing::event);
        var comes = Entry.<Check.Timing, Relation>required("comes", Words.RELATION, Check.Timing::comes);
        return Group.of(entries -> new Check.Timing(entries.get(event), entries.get(comes)), event, comes);
    }

    private static Group<Check.Evaluator> evaluator() {
        var sought = new SoughtEntries<>(Check.Evaluator::sought);
        var credentials =
                Entry.usually("credentials", Shape.names(Words.NAME_SHAPE), Check.Evaluator::credentials, Set.of());
        var independent = Entry.usually("independent of supplier", Words.YES_NO, Check.Evaluator::independent, false);
        return sought.with(
                entries -> new Check.Evaluator(
                        sought.read(entries), entries.or(credentials, Set.of()), entries.or(independent, false)),
                credentials,
                independent);
    }

    private static Group<Check.Trial> trial() {
        var sought = new SoughtEntries<>(Check.Trial::sought);
        var groups = Entry.usually("of them", Words.COUNT, Check.Trial::groups, 1);
        var lasting = Entry.<Check.Trial, Period>optional("lasting", Words.LENGTH, Check.Trial::lasting);
        var outcomes = Entry.<Check.Trial, Set<Outcome>>required("outcome", OUTCOMES, Check.Trial::outcomes);
        var or = Entry.<Check.Trial, Set<Outcome>>usually("or", OUTCOMES, Check.Trial::or, Set.of());
        return sought.with(
                entries -> new Check.Trial(
                        sought.read(entries),
                        entries.or(groups, 1),
                        entries.find(lasting),
                        entries.get(outcomes),
                        entries.or(or, Set.of())),
                groups,
                lasting,
                outcomes,
                or);
    }

    /** After the shapes that it is made of. */
    private static Group<Check.Count> count() {
        var sought = new SoughtEntries<>(Check.Count::sought);
        var atLeast = Entry.<Check.Count, Integer>required("at least", Words.COUNT, Check.Count::atLeast);
        return sought.with(entries -> new Check.Count(sought.read(entries), entries.get(atLeast)), atLeast);
    }

    private static Group<Check.Adherence> adherence() {
        var sought = new SoughtEntries<>(Check.Adherence::sought);
        var daily = Entry.<Check.Adherence, Quantity>required("daily", Words.QUANTITY_SHAPE, Check.Adherence::daily);
        var share = Entry.<Check.Adherence, Integer>required("on", Words.PERCENT, Check.Adherence::percent);
        var days = Entry.<Check.Adherence, Integer>required("of days", Words.COUNT, Check.Adherence::days);
        return sought.with(
                entries -> new Check.Adherence(
                        sought.read(entries), entries.get(daily), entries.get(share), entries.get(days)),
                daily,
                share,
                days);
    }

    private static Group<Check.Allowance> allowance() {
        var most = Entry.<Check.Allowance, Quantity>required("at most", Words.QUANTITY_SHAPE, Check.Allowance::most);
        var per = Entry.<Check.Allowance, Period>optional("per", Words.LENGTH, Check.Allowance::per);
        var counting = SoughtEntries.<Check.Allowance>terms("counting", Check.Allowance::counting);
        return Group.of(
                entries -> new Check.Allowance(entries.get(most), entries.find(per), entries.or(counting, List.of())),
                most,
                per,
                counting);
    }

    private static Group<Check.Document> document() {
        var sought = new SoughtEntries<>(Check.Document::sought);
        var showing = Entry.usually("showing", Shape.names(Words.NAME_SHAPE), Check.Document::showing, Set.of());
        return sought.with(entries -> new Check.Document(sought.read(entries), entries.or(showing, Set.of())), showing);
    }

    private static Group<Check.Age> age() {
        var from = Entry.<Check.Age, Integer>optional("from", Words.WHOLE, Check.Age::from);
        var to = Entry.<Check.Age, Integer>optional("to", Words.WHOLE, Check.Age::to);
        return Group.of(entries -> new Check.Age(entries.find(from), entries.find(to)), from, to);
    }

    private static Group<Check.Setting> setting() {
        var inpatient = Entry.<Check.Setting, Boolean>required("inpatient", Words.YES_NO, Check.Setting::inpatient);
        return Group.of(entries -> new Check.Setting(entries.get(inpatient)), inpatient);
    }

    private static Group<Check.Urgent> urgency() {
        var is = Entry.<Check.Urgent, Set<Urgency>>required(
                "is", Shape.set(Shape.word(Urgency.class)), Check.Urgent::urgencies);
        return Group.of(entries -> new Check.Urgent(entries.get(is)), is);
    }

    private static Group<Check.OrderedTogether> orderedTogether() {
        var of = Entry.<Check.OrderedTogether, List<String>>required(
                "of", SoughtEntries.TERMS, Check.OrderedTogether::of);
        return Group.of(entries -> new Check.OrderedTogether(entries.get(of)), of);
    }

    private static Group<Check.Rate> rate() {
        var of = Entry.<Check.Rate, List<String>>required("of", SoughtEntries.TERMS, Check.Rate::of);
        var outOf = Entry.<Check.Rate, List<String>>required("out of", SoughtEntries.TERMS, Check.Rate::outOf);
        var percent = Entry.<Check.Rate, Integer>required("at least", Words.PERCENT, Check.Rate::atLeastPercent);
        var count = Entry.<Check.Rate, Integer>required("with at least", Words.COUNT, Check.Rate::atLeastCount);
        var within = Entry.<Check.Rate, Relation>optional("within", Words.WINDOW, Check.Rate::within);
        var every = Entry.<Check.Rate, Period>optional(
                "every", Words.LENGTH, check -> check.rounds().map(Rounds::each));
        var notice = Entry.<Check.Rate, Period>optional(
                "notice",
                Words.LENGTH,
                check -> check.rounds().map(Rounds::notice).filter(length -> !length.isZero()));
        var holds = Entry.<Check.Rate, Period>optional(
                "holds for", Words.LENGTH, check -> check.rounds().flatMap(Rounds::holds));
        return Group.of(
                        entries -> {
                            var rounds = entries.find(every)
                                    .map(each ->
                                            new Rounds(each, entries.or(notice, Period.ZERO), entries.find(holds)));
                            if (rounds.isEmpty()
                                    && (entries.find(notice).isPresent()
                                            || entries.find(holds).isPresent()))
                                throw new IllegalArgumentException("expected 'every' beside 'notice' and 'holds for'");
                            return new Check.Rate(
                                    entries.get(of),
                                    entries.get(outOf),
                                    entries.get(percent),
                                    entries.get(count),
                                    entries.find(within),
                                    rounds);
                        },
                        of,
                        outOf,
                        percent,
                        count,
                        within,
                        every,
                        notice,
                        holds)
                .with(Together.all(
                        Together.needs("notice", "every"),
                        Together.needs("holds for", "every"),
                        Together.notBoth("within", "every")));
    }
}
