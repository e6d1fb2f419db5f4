package payer.testdata.cases;

import static payer.testdata.Clinician.JONAS_WEBER;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.STILLWATER_SLEEP_LABORATORY;
import static payer.testdata.chart.Diagnosis.HYPERTENSION;
import static payer.testdata.chart.Diagnosis.SLEEP_APNEA;
import static payer.testdata.chart.Finding.BENEFIT_DOCUMENTED;
import static payer.testdata.chart.Finding.DEVICE_INSTRUCTION_GIVEN;
import static payer.testdata.chart.Finding.PAP_TRIAL_INEFFECTIVE;
import static payer.testdata.chart.Finding.RESPIRATORY_EVENTS;
import static payer.testdata.chart.Lab.APNEA_HYPOPNEA_INDEX;
import static payer.testdata.order.Item.BILEVEL;
import static payer.testdata.order.Item.CPAP;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Measurement;
import payer.testdata.order.Order;

/** Sheet CP-02, positive airway pressure for sleep apnea. */
interface AirwayPressureCases extends Situations {

    default Case papIndex22VisitThenTest() {
        return pap(1, "22 events an hour, 140 events, visit before the test")
                .seenBy(JONAS_WEBER, HOMEWAY_MEDICAL_SUPPLY, chart -> sleepTest(chart.visit(40), 22, 140, 20))
                .ordering(CPAP);
    }

    default Case papIndex9WithHypertension() {
        return pap(2, "9 events an hour, 60 events, high blood pressure")
                .seenBy(
                        JONAS_WEBER,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> sleepTest(chart.visit(40), 9, 60, 20).problem(HYPERTENSION))
                .ordering(CPAP);
    }

    default Case papIndex9WithoutSymptoms() {
        return pap(3, "9 events an hour, 60 events, no symptom and no other illness")
                .seenBy(JONAS_WEBER, HOMEWAY_MEDICAL_SUPPLY, chart -> sleepTest(chart.visit(40), 9, 60, 20))
                .ordering(CPAP);
    }

    default Case papTestBeforeVisit() {
        return pap(4, "22 events an hour, tested before the first visit")
                .seenBy(JONAS_WEBER, HOMEWAY_MEDICAL_SUPPLY, chart -> sleepTest(chart.visit(20), 22, 140, 40))
                .ordering(CPAP);
    }

    default Case papReevaluatedOnDay120() {
        return pap(5, "continuation, re-evaluated on day 120")
                .seenBy(
                        JONAS_WEBER,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> treatedSince(chart, 125)
                                .visit(5)
                                .found(BENEFIT_DOCUMENTED, 5)
                                .hoursOfUse(nights(30, 5.5, 4), 50))
                .ordering(Order.of(CPAP).again());
    }

    default Case papContinuedWithGoodUse() {
        return pap(6, "continuation, re-evaluated on day 60, at least four hours on 26 of 30 nights")
                .seenBy(
                        JONAS_WEBER,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> treatedSince(chart, 65)
                                .visit(5)
                                .found(BENEFIT_DOCUMENTED, 5)
                                .hoursOfUse(nights(30, 5.5, 4), 10))
                .ordering(Order.of(CPAP).again());
    }

    default Case papContinuedWithPoorUse() {
        return pap(7, "continuation, re-evaluated on day 60, at least four hours on 15 of 30 nights")
                .seenBy(
                        JONAS_WEBER,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> treatedSince(chart, 65)
                                .visit(5)
                                .found(BENEFIT_DOCUMENTED, 5)
                                .hoursOfUse(nights(30, 5.5, 15), 10))
                .ordering(Order.of(CPAP).again());
    }

    default Case bilevelAfterIneffectivePressure() {
        return pap(8, "22 events an hour, single-level pressure tried without effect")
                .seenBy(
                        JONAS_WEBER,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> sleepTest(chart.visit(90), 22, 140, 80)
                                .paid("E0601", HOMEWAY_MEDICAL_SUPPLY, 60)
                                .found(PAP_TRIAL_INEFFECTIVE, 5)
                                .visit(5))
                .ordering(BILEVEL);
    }

    default List<Case> airwayPressure() {
        return List.of(
                papIndex22VisitThenTest(),
                papIndex9WithHypertension(),
                papIndex9WithoutSymptoms(),
                papTestBeforeVisit(),
                papReevaluatedOnDay120(),
                papContinuedWithGoodUse(),
                papContinuedWithPoorUse(),
                bilevelAfterIneffectivePressure());
    }

    private Situation pap(int row, String words) {
        return Situations.situation(this, 2, row, words);
    }

    private static Chart sleepTest(Chart chart, double index, int events, int daysAgo) {
        return chart.problem(SLEEP_APNEA, 10)
                .measured(Measurement.of(APNEA_HYPOPNEA_INDEX, index)
                        .by(STILLWATER_SLEEP_LABORATORY)
                        .daysAgo(daysAgo))
                .found(RESPIRATORY_EVENTS, events, "{events}", daysAgo)
                .found(DEVICE_INSTRUCTION_GIVEN, 1);
    }

    private static Chart treatedSince(Chart chart, int daysAgo) {
        return sleepTest(chart.visit(daysAgo + 40), 22, 140, daysAgo + 20)
                .paid("E0601", HOMEWAY_MEDICAL_SUPPLY, daysAgo)
                .paid("E0601", HOMEWAY_MEDICAL_SUPPLY, daysAgo - 30);
    }

    /** So many nights of the given hours, of which some, spread evenly, were spent without the device. */
    private static double[] nights(int count, double hours, int missed) {
        var nights = new double[count];
        for (int night = 0; night < count; night++) nights[night] = night * missed % count < missed ? 0 : hours;
        return nights;
    }
}
