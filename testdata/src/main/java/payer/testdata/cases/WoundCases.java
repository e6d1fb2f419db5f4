package payer.testdata.cases;

import static payer.testdata.Clinician.CARLA_NGUYEN;
import static payer.testdata.Clinician.FATIMA_RAHMAN;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.LAKEMONT_HOSPITAL;
import static payer.testdata.order.Item.HYPERBARIC_OXYGEN;
import static payer.testdata.order.Item.WOUND_PUMP;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;
import payer.testdata.order.Order;

/** Sheets CP-07, negative-pressure wound therapy, and CP-11, hyperbaric oxygen. */
interface WoundCases extends Situations {

    default Case woundPumpForDiabeticUlcer() {
        return pump(
                        1,
                        "diabetic foot ulcer, dressings, debridement, nutrition, off-loading and diabetes management done")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> cared(footUlcer(chart, 80))
                                .found(Finding.DIABETES_MANAGED, 3)
                                .found(Finding.OFF_LOADING, 3))
                .ordering(WOUND_PUMP);
    }

    default Case woundPumpForUlcerOf20Days() {
        return pump(2, "leg ulcer of mixed cause, present for 20 days")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> cared(chart.problem(Diagnosis.LEG_ULCER, 20).visit(3))
                                .measured(Measurement.of(Lab.WOUND_LENGTH, 5).daysAgo(3))
                                .measured(Measurement.of(Lab.WOUND_WIDTH, 3).daysAgo(3))
                                .measured(Measurement.of(Lab.WOUND_DEPTH, 1).daysAgo(3)))
                .ordering(WOUND_PUMP);
    }

    default Case woundPumpWithoutOffLoading() {
        return pump(3, "diabetic foot ulcer, off-loading not recorded")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> cared(footUlcer(chart, 80)).found(Finding.DIABETES_MANAGED, 3))
                .ordering(WOUND_PUMP);
    }

    default Case woundPumpContinuedWithHealing() {
        return pump(4, "second month of therapy, the wound has become smaller")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> pumpedSince(chart, 33)
                                .measured(Measurement.of(Lab.WOUND_LENGTH, 3).daysAgo(2))
                                .measured(Measurement.of(Lab.WOUND_WIDTH, 2).daysAgo(2))
                                .measured(Measurement.of(Lab.WOUND_DEPTH, 0.5).daysAgo(2)))
                .ordering(Order.of(WOUND_PUMP).again());
    }

    default Case woundPumpContinuedWithoutHealing() {
        return pump(5, "second month of therapy, the wound is as large as before")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> pumpedSince(chart, 33)
                                .measured(Measurement.of(Lab.WOUND_LENGTH, 4).daysAgo(2))
                                .measured(Measurement.of(Lab.WOUND_WIDTH, 3).daysAgo(2))
                                .measured(Measurement.of(Lab.WOUND_DEPTH, 1).daysAgo(2)))
                .ordering(Order.of(WOUND_PUMP).again());
    }

    default Case hyperbaricForWagner3() {
        return hyperbaric(1, "diabetic foot wound of Wagner grade 3, 35 days of standard care without healing")
                .seenBy(
                        CARLA_NGUYEN,
                        LAKEMONT_HOSPITAL,
                        chart -> standardCare(chart, 3)
                                .measured(Measurement.of(Lab.WOUND_LENGTH, 4).daysAgo(2)))
                .ordering(sessions());
    }

    default Case hyperbaricForWagner2() {
        return hyperbaric(2, "diabetic foot wound of Wagner grade 2, 35 days of standard care without healing")
                .seenBy(
                        CARLA_NGUYEN,
                        LAKEMONT_HOSPITAL,
                        chart -> standardCare(chart, 2)
                                .measured(Measurement.of(Lab.WOUND_LENGTH, 4).daysAgo(2)))
                .ordering(sessions());
    }

    default Case hyperbaricWithoutMeasurements() {
        return hyperbaric(3, "diabetic foot wound of Wagner grade 3, measurements of the past 30 days missing")
                .seenBy(
                        CARLA_NGUYEN,
                        LAKEMONT_HOSPITAL,
                        chart -> chart.problem(Diagnosis.TYPE_2_DIABETES_FOOT_ULCER, 80)
                                .problem(Diagnosis.FOOT_ULCER, 80)
                                .visit(2)
                                .found(Finding.WAGNER_GRADE, 3, "1", 2))
                .ordering(sessions());
    }

    default Case hyperbaricForCarbonMonoxideNow() {
        return hyperbaric(4, "carbon monoxide poisoning, emergency")
                .seenBy(FATIMA_RAHMAN, LAKEMONT_HOSPITAL, chart -> chart.problem(Diagnosis.CARBON_MONOXIDE, 0))
                .ordering(Order.of(HYPERBARIC_OXYGEN).times(4).now());
    }

    default List<Case> wounds() {
        return List.of(
                woundPumpForDiabeticUlcer(),
                woundPumpForUlcerOf20Days(),
                woundPumpWithoutOffLoading(),
                woundPumpContinuedWithHealing(),
                woundPumpContinuedWithoutHealing(),
                hyperbaricForWagner3(),
                hyperbaricForWagner2(),
                hyperbaricWithoutMeasurements(),
                hyperbaricForCarbonMonoxideNow());
    }

    private Situation pump(int row, String words) {
        return Situations.situation(this, 7, row, words);
    }

    private Situation hyperbaric(int row, String words) {
        return Situations.situation(this, 11, row, words);
    }

    /** A wound of 4 by 3 by 1 cm, measured 35 days ago. */
    private static Chart footUlcer(Chart chart, int sinceDaysAgo) {
        return chart.problem(Diagnosis.TYPE_2_DIABETES_FOOT_ULCER, sinceDaysAgo)
                .problem(Diagnosis.FOOT_ULCER, sinceDaysAgo)
                .visit(35)
                .visit(3)
                .measured(Measurement.of(Lab.WOUND_LENGTH, 4).daysAgo(35))
                .measured(Measurement.of(Lab.WOUND_WIDTH, 3).daysAgo(35))
                .measured(Measurement.of(Lab.WOUND_DEPTH, 1).daysAgo(35));
    }

    private static Chart cared(Chart chart) {
        return chart.found(Finding.MOIST_DRESSINGS, 3)
                .found(Finding.DEBRIDEMENT, 3)
                .found(Finding.NUTRITION_ADDRESSED, 3);
    }

    private static Chart pumpedSince(Chart chart, int daysAgo) {
        return cared(footUlcer(chart, 100))
                .found(Finding.DIABETES_MANAGED, 3)
                .found(Finding.OFF_LOADING, 3)
                .paid("E2402", HOMEWAY_MEDICAL_SUPPLY, daysAgo);
    }

    private static Chart standardCare(Chart chart, int wagnerGrade) {
        return footUlcer(chart, 80)
                .found(Finding.WAGNER_GRADE, wagnerGrade, "1", 2)
                .course(Finding.STANDARD_WOUND_CARE, 37, 2);
    }

    private static Order sessions() {
        return Order.of(HYPERBARIC_OXYGEN).times(120).weekly(5, 42);
    }
}
