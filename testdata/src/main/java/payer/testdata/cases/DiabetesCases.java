package payer.testdata.cases;

import static payer.testdata.Clinician.MEI_TANAKA;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.LAKEMONT_LABORATORY;
import static payer.testdata.order.Item.GLUCOSE_MONITOR;
import static payer.testdata.order.Item.GLUCOSE_MONITOR_SUPPLIES;
import static payer.testdata.order.Item.INSULIN_PUMP;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;
import payer.testdata.chart.Medicine;

/** Sheets CP-08, continuous glucose monitor, and CP-09, insulin pump. */
interface DiabetesCases extends Situations {

    default Case monitorOnInsulinSeenRecently() {
        return monitor(1, "type 2 diabetes on one insulin a day, seen 30 days ago, trained")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> trained(onInsulin(chart).visit(30), 30))
                .ordering(GLUCOSE_MONITOR, GLUCOSE_MONITOR_SUPPLIES);
    }

    default Case monitorOnInsulinSeenEightMonthsAgo() {
        return monitor(2, "type 2 diabetes on insulin, last seen 245 days ago")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> trained(onInsulin(chart).visit(245), 245))
                .ordering(GLUCOSE_MONITOR);
    }

    default Case monitorForRepeatedHypoglycemia() {
        return monitor(
                        3,
                        "no insulin, three glucose values under 54 mg/dL despite two adjustments of treatment, seen by video")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> trained(onTablets(chart).telehealthVisit(10), 10)
                                .problem(Diagnosis.TYPE_2_DIABETES_HYPOGLYCEMIA, 60)
                                .measured(lowGlucose(51, 62))
                                .measured(lowGlucose(49, 40))
                                .measured(lowGlucose(52, 15))
                                .found(Finding.TREATMENT_ADJUSTMENTS, 2, "1", 10))
                .ordering(GLUCOSE_MONITOR);
    }

    default Case monitorAfterHypoglycemiaWithHelp() {
        return monitor(4, "no insulin, one glucose value of 41 mg/dL in which somebody else had to help")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> trained(onTablets(chart).visit(10), 10)
                                .measured(lowGlucose(41, 20))
                                .found(Finding.THIRD_PARTY_HELP_IN_HYPOGLYCEMIA, 20))
                .ordering(GLUCOSE_MONITOR);
    }

    default Case monitorWithoutInsulinOrHypoglycemia() {
        return monitor(5, "type 2 diabetes on tablets, no low glucose, seen 10 days ago")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> trained(onTablets(chart).visit(10), 10))
                .ordering(GLUCOSE_MONITOR);
    }

    default Case insulinPumpPeptideAt105Percent() {
        return pump(
                        1,
                        "C-peptide 0.84 where the laboratory's lower limit is 0.8, fasting glucose 180, many injections for seven months")
                .seenBy(MEI_TANAKA, HOMEWAY_MEDICAL_SUPPLY, chart -> injecting(peptide(chart, 0.84, 180)))
                .ordering(INSULIN_PUMP);
    }

    default Case insulinPumpPeptideAt130Percent() {
        return pump(2, "C-peptide 1.04 where the laboratory's lower limit is 0.8, antibody not tested")
                .seenBy(MEI_TANAKA, HOMEWAY_MEDICAL_SUPPLY, chart -> injecting(peptide(chart, 1.04, 180)))
                .ordering(INSULIN_PUMP);
    }

    default Case insulinPumpGlucose260WhenPeptideTaken() {
        return pump(3, "C-peptide 0.84 where the lower limit is 0.8, fasting glucose 260 on the same day")
                .seenBy(MEI_TANAKA, HOMEWAY_MEDICAL_SUPPLY, chart -> injecting(peptide(chart, 0.84, 260)))
                .ordering(INSULIN_PUMP);
    }

    default Case insulinPumpInUseOnEnrolment() {
        return pump(4, "antibody found, already on a pump on enrolment, five tests a day")
                .seenBy(
                        MEI_TANAKA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> chart.problem(Diagnosis.TYPE_1_DIABETES, 4000)
                                .visit(10)
                                .measured(Measurement.of(Lab.GAD_ANTIBODY, 120)
                                        .by(LAKEMONT_LABORATORY)
                                        .daysAgo(700))
                                .found(Finding.PUMP_IN_USE, 10)
                                .found(Finding.GLUCOSE_TESTS_A_DAY, 5, "/d", 10))
                .ordering(INSULIN_PUMP);
    }

    default List<Case> diabetes() {
        return List.of(
                monitorOnInsulinSeenRecently(),
                monitorOnInsulinSeenEightMonthsAgo(),
                monitorForRepeatedHypoglycemia(),
                monitorAfterHypoglycemiaWithHelp(),
                monitorWithoutInsulinOrHypoglycemia(),
                insulinPumpPeptideAt105Percent(),
                insulinPumpPeptideAt130Percent(),
                insulinPumpGlucose260WhenPeptideTaken(),
                insulinPumpInUseOnEnrolment());
    }

    private Situation monitor(int row, String words) {
        return Situations.situation(this, 8, row, words);
    }

    private Situation pump(int row, String words) {
        return Situations.situation(this, 9, row, words);
    }

    private static Chart onInsulin(Chart chart) {
        return chart.problem(Diagnosis.TYPE_2_DIABETES)
                .problem(Diagnosis.INSULIN_USE, 300)
                .takes(Medicine.INSULIN_GLARGINE, 300);
    }

    private static Chart onTablets(Chart chart) {
        return chart.problem(Diagnosis.TYPE_2_DIABETES).takes(Medicine.METFORMIN, 390);
    }

    private static Chart trained(Chart chart, int daysAgo) {
        return chart.found(Finding.TRAINED_ON_MONITOR, daysAgo).found(Finding.USED_AS_INDICATED, daysAgo);
    }

    private static Measurement lowGlucose(double value, int daysAgo) {
        return Measurement.of(Lab.GLUCOSE, value).daysAgo(daysAgo);
    }

    private static Chart peptide(Chart chart, double value, double glucose) {
        return chart.problem(Diagnosis.TYPE_1_DIABETES, 4000)
                .visit(10)
                .measured(Measurement.of(Lab.C_PEPTIDE, value)
                        .normalFrom(0.8)
                        .by(LAKEMONT_LABORATORY)
                        .daysAgo(12))
                .measured(Measurement.of(Lab.FASTING_GLUCOSE, glucose)
                        .by(LAKEMONT_LABORATORY)
                        .daysAgo(12));
    }

    private static Chart injecting(Chart chart) {
        return chart.takes(Medicine.INSULIN_LISPRO, 210)
                .course(Finding.SELF_ADJUSTS_INSULIN, 210, 10)
                .found(Finding.DIABETES_EDUCATION_COMPLETED, 230)
                .found(Finding.INJECTIONS_A_DAY, 4, "/d", 10)
                .found(Finding.GLUCOSE_TESTS_A_DAY, 5, "/d", 10)
                .measured(Measurement.of(Lab.HEMOGLOBIN_A1C, 8.4)
                        .by(LAKEMONT_LABORATORY)
                        .daysAgo(12));
    }
}
