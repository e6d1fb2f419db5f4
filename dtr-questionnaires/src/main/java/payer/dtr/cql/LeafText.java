package payer.dtr.cql;

import static payer.dtr.cql.CqlText.name;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Moment;
import payer.rules.policy.Policy;
import payer.rules.policy.Relation;
import payer.rules.policy.Sought;

/** The sentences of CQL that the definitions of one criterion are put together from. */
final class LeafText {
    static final String ALL = ".found";
    static final String LAST = ".last";
    private static final String ANCHOR = ".from";

    /** Of the facts about a term: one that has a day. */
    static final String DATED = "F.begun is not null";

    private static final String NONE =
            "({} as List<Tuple { yes System.Boolean, amount FHIR.Quantity, number System.Decimal, low System.Decimal, high System.Decimal, went System.String, begun System.Date, ended System.Date }>)";

    private final Policy policy;
    private final LeafQuestion question;

    LeafText(Policy policy, LeafQuestion question) {
        this.policy = policy;
        this.question = question;
    }

    Policy policy() {
        return policy;
    }

    LeafQuestion question() {
        return question;
    }

    Leaf leaf() {
        return question.leaf();
    }

    /** The name of a definition of this criterion, as CQL writes it. */
    String called(String suffix) {
        return name(leaf().name() + suffix);
    }

    String define(String suffix, String expression) {
        return "define " + called(suffix) + ":\n  " + expression;
    }

    /** What a record says about some terms. What it says of the future has not happened yet. */
    List<String> found(String suffix, Sought sought, Stream<String> terms) {
        var lists = terms.flatMap(term -> new TermLogic(policy, term).facts(sought.under()).stream())
                .toList();
        var all = lists.isEmpty() ? NONE : "(" + String.join("\n    union ", lists) + ")";
        var tests = new ArrayList<>(List.of("(W.begun is null or W.begun <= Today())"));
        sought.within().ifPresent(relation -> tests.addAll(window(suffix, relation)));
        var definitions = new ArrayList<String>();
        anchor(sought).ifPresent(moment -> definitions.addAll(days(suffix + ANCHOR, moment)));
        definitions.add(define(suffix, all + " W\n    where " + String.join(" and ", tests)));
        return definitions;
    }

    /**
     * Windows around the order are windows around today. Those around something else that the chart may tell hold where it
     * does. All others are held by the policy itself, against the day that the form shows.
     */
    private List<String> window(String suffix, Relation relation) {
        return switch (relation.anchor()) {
            case Moment.OfFact fact -> {
                var tests = String.join(" and ", within("W.begun", relation, "A"));
                var days = called(suffix + ANCHOR);
                yield List.of("(not exists %1$s or exists (%1$s A where %2$s))".formatted(days, tests));
            }
            case Moment.OfCase day ->
                switch (day) {
                    case ORDER, SERVICE, REQUEST -> within("W.begun", relation, "Today()");
                    case ADMISSION, DISCHARGE, ENROLMENT -> List.of();
                };
        };
    }

    /** Around whose day a window lies, if it lies around that of a fact. */
    static Optional<Moment.OfFact> anchor(Sought sought) {
        return sought.within()
                .map(Relation::anchor)
                .filter(Moment.OfFact.class::isInstance)
                .map(Moment.OfFact.class::cast);
    }

    /** The definitions of the days on which a term's facts were; what was not has none. */
    List<String> days(String name, Moment.OfFact moment) {
        var definitions = new ArrayList<>(found(name + ALL, Sought.about(moment.term()), Stream.of(moment.term())));
        var days = "(" + called(name + ALL) + " F where " + DATED + " and Coalesce(F.yes, true) return F.begun)";
        definitions.add(define(
                name,
                switch (moment.pick()) {
                    case ANY -> days;
                    case FIRST -> "(({ Min" + days + " }) D where D is not null)";
                    case LATEST -> "(({ Max" + days + " }) D where D is not null)";
                }));
        return definitions;
    }

    /** The tests that a day must pass to lie so to another. */
    static List<String> within(String day, Relation relation, String anchor) {
        return Stream.of(
                        relation.earliest().map(offset -> day + " >= " + from(anchor, offset)),
                        relation.latest().map(offset -> day + " <= " + from(anchor, offset)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String from(String anchor, Period offset) {
        if (offset.isZero()) return anchor;
        return offset.isNegative()
                ? anchor + " - " + CqlDays.before(offset.negated())
                : anchor + " + " + CqlDays.after(offset);
    }

    /** The latest of some facts that pass a test. */
    static String last(String facts, String test) {
        return "Last((" + facts + " F where " + test + ") F sort by begun)";
    }

    /** The day of a fact, where the form asks for it. */
    List<String> day(String fact) {
        return question.dated() ? List.of(define(LeafQuestion.DATE, fact + ".begun")) : List.of();
    }

    /** The day of the fact behind a yes. */
    List<String> dayOfYes(String fact) {
        return onYes(fact + ".begun");
    }

    /** The day of a yes; what was not, or is not known, has none. */
    List<String> onYes(String day) {
        return question.dated()
                ? List.of(define(LeafQuestion.DATE, "case when " + called("") + " then " + day + " else null end"))
                : List.of();
    }

    /**
     * A record tells what was found, not who in which role stands for it. Whom the policy will not hear, such as the supplier, a
     * chart cannot tell either: a question of its own asks for that.
     */
    static boolean isReadable(Sought sought) {
        return sought.performers().by().isEmpty() || sought.performers().by().contains("practitioner");
    }
}
