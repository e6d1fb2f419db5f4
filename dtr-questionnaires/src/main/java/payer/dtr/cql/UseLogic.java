package payer.dtr.cql;

import static payer.dtr.cql.LeafText.ALL;
import static payer.dtr.cql.LeafText.DATED;

import java.util.ArrayList;
import java.util.List;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Check;

/** Whether a device was used enough: on so many of some consecutive days. */
final class UseLogic {
    private static final String DAYS = ".days";
    private static final String GOOD = ".good";
    private static final int HUNDRED = 100;

    private final LeafText text;
    private final Check.Adherence check;

    UseLogic(LeafText text, Check.Adherence check) {
        this.text = text;
        this.check = check;
    }

    List<String> definitions() {
        if (!LeafText.isReadable(check.sought())) return List.of();
        var found = new ArrayList<String>();
        found.addAll(text.found(ALL, check.sought(), LeafQuestion.terms(text.leaf(), check.sought()).stream()));
        found.add(text.define(
                DAYS,
                "%s F\n    where %s and PayerEvidence.Measured(F.amount) is not null\n    return all Tuple { on: F.begun, use: PayerEvidence.Measured(F.amount) }"
                        .formatted(text.called(ALL), DATED)));
        found.add(text.define(
                GOOD,
                "(distinct (%s D where D.use >= %s return D.on)) D sort asc"
                        .formatted(text.called(DAYS), CqlDays.quantity(check.daily()))));
        found.add(text.define("", enough()));
        found.addAll(text.onYes("Max(" + text.called(DAYS) + " D return D.on)"));
        return found;
    }

    /** So many good days are close enough together if the first and the last of them are; only a record as long as the run says no. */
    private String enough() {
        var wanted = (check.percent() * check.days() + HUNDRED - 1) / HUNDRED;
        return """
                case
                    when if Count(%1$s) < %2$d then false
                      else exists ((expand Interval[0, Count(%1$s) - %2$d]) I
                        where %1$s[I + %3$d] < %1$s[I] + %4$d days) then true
                    when Min(%5$s D return D.on) + %6$d days <= Max(%5$s D return D.on) then false
                    when exists (%7$s F where F.yes) then true
                    else null
                  end""".formatted(
                        text.called(GOOD),
                        wanted,
                        wanted - 1,
                        check.days(),
                        text.called(DAYS),
                        check.days() - 1,
                        text.called(ALL));
    }
}
