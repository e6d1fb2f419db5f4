package payer.dtr.cql;

import static payer.dtr.cql.LeafText.ALL;
import static payer.dtr.cql.LeafText.DATED;
import static payer.dtr.cql.LeafText.LAST;
import static payer.dtr.cql.LeafText.last;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import payer.decision.Outcome;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Check;

/**
 * How a therapy went, as its prescriptions tell: rather one that was long enough and ended as the policy looks for than a later
 * one that did not. Of several that must have been tried, whether that many were.
 */
final class TrialLogic {
    private final LeafText text;
    private final Check.Trial check;
    private final List<String> terms;

    TrialLogic(LeafText text, Check.Trial check) {
        this.text = text;
        this.check = check;
        this.terms = LeafQuestion.terms(text.leaf(), check.sought());
    }

    List<String> definitions() {
        if (!LeafText.isReadable(check.sought())) return List.of();
        return text.question().kind() instanceof AnswerKind.Therapy ? one() : several();
    }

    private List<String> one() {
        var found = new ArrayList<String>();
        found.addAll(text.found(ALL, check.sought(), terms.stream()));
        var all = text.called(ALL);
        found.add(text.define(
                LAST,
                "Coalesce(" + last(all, DATED + " and (" + fits() + ")") + ", "
                        + last(all, DATED + " and F.went is not null") + notTried(all) + ")"));
        found.add(text.define("", """
                case
                    when %1$s.went is not null then Code { system: '%2$s', code: %1$s.went }
                    when %1$s.yes = false then Code { system: '%2$s', code: 'no' }
                    else null
                  end""".formatted(text.called(LAST), AnswerKind.Therapy.OUTCOMES)));
        found.addAll(text.day(text.called(LAST)));
        found.add(text.define(LeafQuestion.UNTIL, text.called(LAST) + ".ended"));
        return found;
    }

    /** Where there is but one therapy to try, a record that it was not settles the matter. */
    private String notTried(String all) {
        return terms.size() > 1 ? "" : ", " + last(all, DATED + " and F.yes = false");
    }

    private List<String> several() {
        var found = new ArrayList<String>();
        for (var index = 0; index < terms.size(); index++)
            found.addAll(text.found("." + (index + 1), check.sought(), List.of(terms.get(index)).stream()));
        found.add(text.define(".tried", count("exists (%s F where " + DATED + " and (" + fits() + "))")));
        found.add(text.define(
                ".never",
                count("exists (%1$s F where F.yes = false and " + DATED + ") and not exists (%1$s F where " + DATED
                        + " and (" + fits() + "))")));
        found.add(text.define("", """
                case
                    when %s >= %d then true
                    when %d - %s < %d then false
                    else null
                  end""".formatted(
                        text.called(".tried"), check.groups(), terms.size(), text.called(".never"), check.groups())));
        found.addAll(text.dayOfYes(last("(" + all() + ")", DATED + " and (" + fits() + ")")));
        return found;
    }

    /** Of how many of the therapies a test holds. */
    private String count(String test) {
        return IntStream.rangeClosed(1, terms.size())
                .mapToObj(number -> "(" + test.formatted(text.called("." + number)) + ")")
                .collect(Collectors.joining(", ", "Count(({ ", " }) T where T)"));
    }

    private String all() {
        return IntStream.rangeClosed(1, terms.size())
                .mapToObj(number -> text.called("." + number))
                .collect(Collectors.joining(" union "));
    }

    /** As the policy judges it: with some outcomes the length does not matter. */
    private String fits() {
        var enough = "F.went in " + outcomes(check.outcomes()) + lasting();
        return check.or().isEmpty() ? enough : "F.went in " + outcomes(check.or()) + " or (" + enough + ")";
    }

    private String lasting() {
        return check.lasting()
                .map(time -> " and F.begun + " + CqlDays.after(time)
                        + " <= Coalesce(F.ended, case when F.went = 'ongoing' then Today() else null end)")
                .orElse("");
    }

    private static String outcomes(Set<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome ->
                        CqlText.string(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
