package payer.dtr.cql;

import static payer.dtr.cql.LeafText.ALL;
import static payer.dtr.cql.LeafText.DATED;
import static payer.dtr.cql.LeafText.LAST;
import static payer.dtr.cql.LeafText.last;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Check;
import payer.rules.policy.Policy;
import payer.rules.policy.Sought;

/**
 * The definitions that find one criterion's answer in a record: under the criterion's name its value, under the name with a
 * suffix the day and the end. What a person has to state, and who stated it, no record tells: such criteria have none.
 */
final class LeafLogic {

    private final Policy policy;
    private final LeafText text;
    private final Check check;

    LeafLogic(Policy policy, LeafQuestion question) {
        this.policy = policy;
        this.text = new LeafText(policy, question);
        this.check = question.leaf().check();
    }

    List<String> definitions() {
        return switch (check) {
            case Check.Diagnosis(Sought sought) -> stated(sought, settles(sought));
            case Check.Stated(Sought sought) -> stated(sought, settles(sought));
            case Check.Visit(Sought sought) -> stated(sought, false);
            case Check.OnFile(Sought sought) -> had(sought);
            case Check.Measurement measurement -> new MeasuredLogic(text, measurement).definitions();
            case Check.Count count -> counted(count);
            case Check.Change change -> changed(change);
            case Check.Trial trial -> new TrialLogic(text, trial).definitions();
            case Check.Adherence adherence -> new UseLogic(text, adherence).definitions();
            case Check.Timing timing -> new TimingLogic(text, timing).definitions();
            default -> List.of();
        };
    }

    /** The terms whose codes the definitions look for. */
    Stream<String> terms() {
        return definitions().isEmpty() ? Stream.of() : soughtTerms();
    }

    String question() {
        return text.leaf().name();
    }

    /** The kinds of resource that are looked at. */
    Set<String> types() {
        return terms().flatMap(term -> new TermLogic(policy, term).kinds().stream())
                .map(TermLogic.Kind::type)
                .collect(Collectors.toSet());
    }

    private Stream<String> soughtTerms() {
        var anchors = LeafQuestion.sought(check)
                .flatMap(sought -> LeafText.anchor(sought).stream())
                .map(anchor -> anchor.term());
        return Stream.concat(ownTerms(), anchors);
    }

    private Stream<String> ownTerms() {
        return switch (check) {
            case Check.Measurement measurement ->
                measurement.either().stream().flatMap(threshold -> MeasuredLogic.terms(text, threshold));
            case Check.Timing timing -> TimingLogic.terms(timing);
            default -> LeafQuestion.sought(check).flatMap(this::terms);
        };
    }

    private Stream<String> terms(Sought sought) {
        return LeafQuestion.terms(text.leaf(), sought).stream();
    }

    /** A "no" about one of several codes leaves the others open. */
    private boolean settles(Sought sought) {
        return terms(sought)
                        .flatMap(term -> policy.codes(term).patterns().values().stream())
                        .mapToInt(List::size)
                        .sum()
                == 1;
    }

    /** One source that said both corrected itself; the later word counts. */
    private List<String> stated(Sought sought, boolean settles) {
        if (!LeafText.isReadable(sought)) return List.of();
        var found = new ArrayList<String>();
        found.addAll(text.found(ALL, sought, terms(sought)));
        var yes = "(" + text.called(ALL) + " F where F.yes)";
        var no = "(" + text.called(ALL) + " F where F.yes = false)";
        var corrected = settles ? """

                    when Max(%s F return F.begun) > Max(%s F return F.begun) then false""".formatted(no, yes) : "";
        var denied = settles ? "\n    when exists %s then false".formatted(no) : "";
        found.add(text.define("", """
                case%s
                    when exists %s then true%s
                    else null
                  end""".formatted(corrected, yes, denied)));
        found.addAll(text.day(last(text.called(ALL), DATED + " and F.yes")));
        return found;
    }

    /** What there is of it in any way was had, but for what says that it was not. */
    private List<String> had(Sought sought) {
        if (!LeafText.isReadable(sought)) return List.of();
        var found = new ArrayList<String>();
        found.addAll(text.found(ALL, sought, terms(sought)));
        found.add(text.define("", """
                case
                    when exists (%1$s F where Coalesce(F.yes, true)) then true
                    when exists (%1$s F where F.yes = false) then false
                    else null
                  end""".formatted(text.called(ALL))));
        found.addAll(text.day(last(text.called(ALL), DATED + " and Coalesce(F.yes, true)")));
        return found;
    }

    private List<String> counted(Check.Count check) {
        if (!LeafText.isReadable(check.sought())) return List.of();
        var found = new ArrayList<String>();
        found.addAll(text.found(ALL, check.sought(), terms(check.sought())));
        found.add(text.define("", """
                case
                    when exists (%1$s F where F.number is not null)
                      then Truncate(Max(%1$s F where F.number is not null return F.number))
                    when exists (%1$s F where F.yes) then Count(%1$s F where F.yes)
                    else null
                  end""".formatted(text.called(ALL))));
        found.addAll(text.day(last(text.called(ALL), DATED)));
        return found;
    }

    private List<String> changed(Check.Change check) {
        if (!LeafText.isReadable(check.from()) || !LeafText.isReadable(check.to())) return List.of();
        var found = new ArrayList<String>();
        found.addAll(text.found(".before", check.from(), terms(check.from())));
        found.addAll(text.found(".after", check.to(), terms(check.to())));
        var measured = "PayerEvidence.Measured(F.amount) is not null and " + DATED;
        found.add(text.define(LAST, last(text.called(".after"), measured)));
        found.add(text.define(
                ".first",
                last(text.called(".before"), measured + " and F != " + text.called(LAST) + " and " + apart(check))));
        var told = "(" + text.called(".after") + " F where F.yes)";
        found.add(text.define(
                "", "Coalesce(%s, case when exists %s then true else null end)".formatted(enough(check), told)));
        found.addAll(text.day(
                "Coalesce(" + text.called(LAST) + ", " + last(text.called(".after"), DATED + " and F.yes") + ")"));
        return found;
    }

    private String apart(Check.Change check) {
        return "F.begun <= " + text.called(LAST) + ".begun"
                + check.apart().map(apart -> " - " + CqlDays.before(apart)).orElse("");
    }

    private String enough(Check.Change check) {
        var first = "PayerEvidence.Measured(" + text.called(".first") + ".amount)";
        var last = "PayerEvidence.Measured(" + text.called(LAST) + ".amount)";
        var difference = check.direction() == Check.Direction.FALLS ? first + " - " + last : last + " - " + first;
        var sign = check.amount().strictly() ? ">" : ">=";
        return check.amount()
                .quantity()
                .map(limit -> "(" + difference + ") " + sign + " " + CqlDays.quantity(limit))
                .orElseGet(() -> "((" + difference + ").value * 100.0 / " + first + ".value) " + sign + " "
                        + check.amount().percent().orElseThrow() + ".0");
    }
}
