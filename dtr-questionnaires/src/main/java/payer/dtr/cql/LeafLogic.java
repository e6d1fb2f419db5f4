package payer.dtr.cql;

import static payer.dtr.cql.CqlText.name;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Check;
import payer.rules.policy.Leaf;
import payer.rules.policy.Limit;
import payer.rules.policy.Moment;
import payer.rules.policy.Policy;
import payer.rules.policy.Relation;
import payer.rules.policy.Sought;
import payer.rules.policy.Threshold;

/**
 * The definitions that find one criterion's answer in a record: under the criterion's name its value, under the name with a
 * suffix the day and the end. What a person has to state, and who stated it, no record tells: such criteria have none.
 */
final class LeafLogic {

    private static final String ALL = ".found";
    private static final String LAST = ".last";

    private final Policy policy;
    private final LeafQuestion question;
    private final Leaf leaf;

    LeafLogic(Policy policy, LeafQuestion question) {
        this.policy = policy;
        this.question = question;
        this.leaf = question.leaf();
    }

    List<String> definitions() {
        return switch (leaf.check()) {
            case Check.Diagnosis(Sought sought) -> stated(sought);
            case Check.Stated(Sought sought) -> stated(sought);
            case Check.Visit(Sought sought) -> stated(sought);
            case Check.OnFile(Sought sought) -> stated(sought);
            case Check.Measurement measurement -> measured(measurement);
            case Check.Count count -> counted(count);
            case Check.Change change -> changed(change);
            case Check.Trial trial -> tried(trial);
            default -> List.of();
        };
    }

    /** The terms whose codes the definitions look for. */
    Stream<String> terms() {
        return definitions().isEmpty() ? Stream.of() : soughtTerms();
    }

    String question() {
        return leaf.name();
    }

    /** The kinds of resource that are looked at. */
    Set<String> types() {
        return terms().flatMap(term -> new TermLogic(policy, term).kinds().stream())
                .map(TermLogic.Kind::type)
                .collect(Collectors.toSet());
    }

    private Stream<String> soughtTerms() {
        return switch (leaf.check()) {
            case Check.Measurement measurement ->
                measurement.either().stream().flatMap(threshold -> threshold.of().stream());
            case Check.Change change -> Stream.concat(terms(change.from()), terms(change.to()));
            default -> LeafQuestion.sought(leaf.check()).flatMap(this::terms);
        };
    }

    private Stream<String> terms(Sought sought) {
        return LeafQuestion.terms(leaf, sought).stream();
    }

    private List<String> stated(Sought sought) {
        if (!isReadable(sought)) return List.of();
        var found = new ArrayList<>(found(ALL, sought, terms(sought)));
        found.add(define("", """
                case
                    when exists (%1$s F where F.yes or F.number is not null) then true
                    when exists (%1$s F where F.yes = false) then false
                    else null
                  end""".formatted(called(ALL))));
        found.addAll(day("Last((" + called(ALL) + " F where F.begun is not null) F sort by begun)"));
        return found;
    }

    private List<String> measured(Check.Measurement check) {
        var terms = check.either().stream().map(Threshold::of).flatMap(List::stream);
        if (!isReadable(check.sought())) return List.of();
        var found = new ArrayList<>(found(ALL, check.sought(), terms));
        found.add(define(
                LAST,
                "Last((" + called(ALL) + " F where F.number is not null and F.begun is not null) F sort by begun)"));
        var isScore = question.kind() instanceof AnswerKind.Score;
        found.add(define("", called(LAST) + (isScore ? ".number" : ".amount")));
        found.addAll(day(called(LAST)));
        if (question.referenceEnds().contains(Limit.End.LOWER))
            found.add(define(LeafQuestion.LOW, called(LAST) + ".low"));
        if (question.referenceEnds().contains(Limit.End.UPPER))
            found.add(define(LeafQuestion.HIGH, called(LAST) + ".high"));
        return found;
    }

    private List<String> counted(Check.Count check) {
        if (!isReadable(check.sought())) return List.of();
        var found = new ArrayList<>(found(ALL, check.sought(), terms(check.sought())));
        found.add(define("", """
                case
                    when exists (%1$s F where F.number is not null)
                      then Truncate(Max(%1$s F where F.number is not null return F.number))
                    when exists (%1$s F where F.yes) then Count(%1$s F where F.yes)
                    else null
                  end""".formatted(called(ALL))));
        found.addAll(day("Last((" + called(ALL) + " F where F.begun is not null) F sort by begun)"));
        return found;
    }

    private List<String> tried(Check.Trial check) {
        if (!isReadable(check.sought()) || !question.ended()) return List.of();
        var found = new ArrayList<>(found(ALL, check.sought(), terms(check.sought())));
        found.add(define(LAST, "Last((" + called(ALL) + " F where F.begun is not null) F sort by begun)"));
        found.add(define("", """
                case
                    when %1$s.went is not null then Code { system: '%2$s', code: %1$s.went }
                    else null
                  end""".formatted(called(LAST), AnswerKind.Therapy.OUTCOMES)));
        found.addAll(day(called(LAST)));
        found.add(define(LeafQuestion.UNTIL, called(LAST) + ".ended"));
        return found;
    }

    private List<String> changed(Check.Change check) {
        if (!isReadable(check.from()) || !isReadable(check.to())) return List.of();
        var found = new ArrayList<>(found(".before", check.from(), terms(check.from())));
        found.addAll(found(".after", check.to(), terms(check.to())));
        found.add(define(
                LAST,
                "Last((" + called(".after")
                        + " F where F.amount is not null and F.begun is not null) F sort by begun)"));
        found.add(define(
                ".first",
                "Last((" + called(".before") + " F where F.amount is not null and F.begun is not null and F != "
                        + called(LAST) + " and " + apart(check) + ") F sort by begun)"));
        found.add(define("", enough(check)));
        found.addAll(day(called(LAST)));
        return found;
    }

    private String apart(Check.Change check) {
        return "F.begun <= " + called(LAST) + ".begun"
                + check.apart().map(apart -> " - " + CqlDays.length(apart)).orElse("");
    }

    private String enough(Check.Change check) {
        var first = "FHIRHelpers.ToQuantity(" + called(".first") + ".amount)";
        var last = "FHIRHelpers.ToQuantity(" + called(LAST) + ".amount)";
        var difference = check.direction() == Check.Direction.FALLS ? first + " - " + last : last + " - " + first;
        var sign = check.amount().strictly() ? ">" : ">=";
        return check.amount()
                .quantity()
                .map(limit -> "(" + difference + ") " + sign + " " + CqlDays.quantity(limit))
                .orElseGet(() -> "((" + difference + ").value * 100.0 / " + first + ".value) " + sign + " "
                        + check.amount().percent().orElseThrow() + ".0");
    }

    /** A record tells what was found, not who in which role stands for it. */
    private static boolean isReadable(Sought sought) {
        return sought.performers().isAnyone() || sought.performers().by().contains("practitioner");
    }

    private List<String> found(String suffix, Sought sought, Stream<String> terms) {
        var lists = terms.flatMap(term -> new TermLogic(policy, term).facts(sought.under()).stream())
                .toList();
        var none =
                "({} as List<Tuple { yes System.Boolean, amount FHIR.Quantity, number System.Decimal, low System.Decimal, high System.Decimal, went System.String, begun System.Date, ended System.Date }>)";
        var all = lists.isEmpty() ? none : "(" + String.join("\n    union ", lists) + ")";
        var window = sought.within().flatMap(LeafLogic::window);
        return List.of(
                define(suffix, window.map(test -> all + " W\n    where " + test).orElse(all)));
    }

    /** Windows around the order are windows around today; those around other days are held by the policy itself. */
    private static Optional<String> window(Relation relation) {
        if (!(relation.anchor() instanceof Moment.OfCase day)) return Optional.empty();
        return switch (day) {
            case ORDER, SERVICE, REQUEST -> {
                var tests = Stream.of(
                                relation.earliest().map(offset -> "W.begun >= " + fromToday(offset)),
                                relation.latest().map(offset -> "W.begun <= " + fromToday(offset)))
                        .flatMap(Optional::stream)
                        .toList();
                yield tests.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", tests));
            }
            case ADMISSION, DISCHARGE, ENROLMENT -> Optional.empty();
        };
    }

    private static String fromToday(Period offset) {
        if (offset.isZero()) return "Today()";
        return "Today() "
                + (offset.isNegative() ? "- " + CqlDays.length(offset.negated()) : "+ " + CqlDays.length(offset));
    }

    private List<String> day(String fact) {
        return question.dated() ? List.of(define(LeafQuestion.DATE, fact + ".begun")) : List.of();
    }

    private String called(String suffix) {
        return name(leaf.name() + suffix);
    }

    private String define(String suffix, String expression) {
        return "define " + called(suffix) + ":\n  " + expression;
    }
}
