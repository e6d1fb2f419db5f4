package payer.testdata.cases;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import payer.testdata.CaseMembers;
import payer.testdata.Clinician;
import payer.testdata.Facility;
import payer.testdata.Member;
import payer.testdata.Plan;
import payer.testdata.chart.Chart;
import payer.testdata.order.Item;
import payer.testdata.order.Order;

/** How every family of cases begins: on a day, with a sheet, a row of it, and the words of the row. */
interface Situations {

    LocalDate today();

    /** A situation of a Medicare Advantage member. */
    static Situation situation(Situations on, int sheet, int row, String words) {
        return situation(on, Plan.MEDICARE_ADVANTAGE, sheet, row, words);
    }

    static Situation situation(Situations on, Plan plan, int sheet, int row, String words) {
        return new Situation(on.today(), "CP-%02d".formatted(sheet), words, CaseMembers.of(sheet, row, plan));
    }

    /** A situation that still lacks its people, its chart and its orders. */
    record Situation(LocalDate today, String sheet, String words, Member member) {

        Charted seenBy(Clinician requester, Facility supplier, UnaryOperator<Chart> facts) {
            return new Charted(this, requester, supplier, facts.apply(Chart.of(member, today, requester)));
        }
    }

    /** A situation that lacks nothing but its orders. */
    record Charted(Situation situation, Clinician requester, Facility supplier, Chart chart) {

        Case ordering(Item... items) {
            return ordering(Arrays.stream(items).map(Order::of).toList());
        }

        Case ordering(Order... orders) {
            return ordering(List.of(orders));
        }

        private Case ordering(List<Order> orders) {
            return new Case(
                    situation.sheet,
                    situation.words,
                    situation.today,
                    situation.member,
                    requester,
                    supplier,
                    chart,
                    orders);
        }
    }
}
