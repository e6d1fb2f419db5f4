package payer.testdata.cases;

import static payer.testdata.Clinician.ANA_FERREIRA;
import static payer.testdata.Clinician.JONAS_WEBER;
import static payer.testdata.Clinician.MEI_TANAKA;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;

import java.util.List;
import payer.testdata.Clinician;
import payer.testdata.Member;
import payer.testdata.Members;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Charts;
import payer.testdata.order.Item;
import payer.testdata.order.Order;

/** What is ordered for the five members whose charts scripts and tests know by heart. */
interface NamedMemberCases extends Situations {

    default Case rosaRiveraNeedsOxygen() {
        return named(
                "CP-01",
                "all evidence is in the chart",
                Members.rosaRivera(),
                ANA_FERREIRA,
                Charts.rosaRivera(today()),
                oxygen());
    }

    default Case tomBakerNeedsOxygen() {
        return named(
                "CP-01", "the chart is empty", Members.tomBaker(), ANA_FERREIRA, empty(Members.tomBaker()), oxygen());
    }

    default Case idaHolmNeedsOxygen() {
        return named(
                "CP-01", "the coverage has ended", Members.idaHolm(), ANA_FERREIRA, empty(Members.idaHolm()), oxygen());
    }

    default Case graceOkaforNeedsGlucoseMonitor() {
        return named(
                "CP-08",
                "on insulin, trained, seen recently",
                Members.graceOkafor(),
                MEI_TANAKA,
                Charts.graceOkafor(today()),
                Order.of(Item.GLUCOSE_MONITOR),
                Order.of(Item.GLUCOSE_MONITOR_SUPPLIES));
    }

    default Case perLindqvistNeedsAirwayPressure() {
        return named(
                "CP-02",
                "tested before the first visit, in treatment under the previous plan, enrolled 40 days ago",
                Members.perLindqvist(),
                JONAS_WEBER,
                Charts.perLindqvist(today()),
                Order.of(Item.CPAP));
    }

    default List<Case> ofNamedMembers() {
        return List.of(
                rosaRiveraNeedsOxygen(),
                tomBakerNeedsOxygen(),
                idaHolmNeedsOxygen(),
                graceOkaforNeedsGlucoseMonitor(),
                perLindqvistNeedsAirwayPressure());
    }

    private Case named(String sheet, String words, Member member, Clinician requester, Chart chart, Order... orders) {
        return new Case(sheet, words, today(), member, requester, HOMEWAY_MEDICAL_SUPPLY, chart, List.of(orders));
    }

    private Chart empty(Member member) {
        return Chart.of(member, today(), ANA_FERREIRA);
    }

    private static Order[] oxygen() {
        return new Order[] {
            Order.of(Item.OXYGEN_CONCENTRATOR).atFlow(2).allDayBy("nasal cannula"),
            Order.of(Item.PORTABLE_OXYGEN_GAS).atFlow(2).allDayBy("nasal cannula")
        };
    }
}
