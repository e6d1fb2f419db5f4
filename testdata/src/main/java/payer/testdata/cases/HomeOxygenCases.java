package payer.testdata.cases;

import static payer.testdata.Clinician.ANA_FERREIRA;
import static payer.testdata.Clinician.RUTH_ADEYEMI;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.LAKEMONT_HOSPITAL;
import static payer.testdata.Facility.LAKEMONT_LABORATORY;
import static payer.testdata.chart.Measurement.saturation;
import static payer.testdata.chart.TestCondition.EXERCISE;
import static payer.testdata.chart.TestCondition.REST;
import static payer.testdata.chart.TestCondition.SLEEP;
import static payer.testdata.order.Item.OXYGEN_CONCENTRATOR;
import static payer.testdata.order.Item.PORTABLE_OXYGEN_GAS;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;
import payer.testdata.order.Order;

/** Sheet CP-01, home oxygen. */
interface HomeOxygenCases extends Situations {

    default Case oxygenAtRest86RoomAir() {
        return oxygen(
                        1,
                        "COPD, saturation 86 % at rest on room air, tested by the hospital laboratory the day before discharge")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> goingHome(chart).measured(atRest(86).daysAgo(1)))
                .ordering(stationary(), portable());
    }

    default Case oxygenInSleep85() {
        return oxygen(2, "saturation 91 % at rest and 85 % during sleep")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .measured(atRest(91).daysAgo(4))
                                .measured(tested(85).during(SLEEP).onRoomAir().daysAgo(3)))
                .ordering(stationary(), portable());
    }

    default Case oxygenInExercise86WithoutOxygenArm() {
        return oxygen(3, "saturation 91 % at rest and 86 % during exercise, exercise with oxygen not tested")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .measured(atRest(91).daysAgo(3))
                                .measured(
                                        tested(86).during(EXERCISE).onRoomAir().daysAgo(3)))
                .ordering(portable());
    }

    default Case oxygenInExerciseAllThreeArms() {
        return oxygen(4, "saturation 91 % at rest, 86 % during exercise, 93 % during exercise on 2 L/min, one session")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .measured(atRest(91).daysAgo(3))
                                .measured(
                                        tested(86).during(EXERCISE).onRoomAir().daysAgo(3))
                                .measured(
                                        tested(93).during(EXERCISE).onOxygen(2).daysAgo(3)))
                .ordering(portable());
    }

    default Case oxygenAtRest89WithHematocrit58() {
        return oxygen(5, "saturation 89 % at rest, hematocrit 58 %")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .measured(atRest(89).daysAgo(3))
                                .measured(Measurement.of(Lab.HEMATOCRIT, 58)
                                        .by(LAKEMONT_LABORATORY)
                                        .daysAgo(3)))
                .ordering(stationary(), portable());
    }

    default Case oxygenAtRest89WithoutEchocardiogram() {
        return oxygen(6, "saturation 89 % at rest, echocardiogram not on file")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart).measured(atRest(89).daysAgo(3)))
                .ordering(stationary(), portable());
    }

    default Case oxygenTestedBySupplier() {
        return oxygen(7, "saturation 86 % at rest, tested by the equipment supplier")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .measured(atRest(86).by(HOMEWAY_MEDICAL_SUPPLY).daysAgo(3)))
                .ordering(stationary(), portable());
    }

    default Case oxygenTestedFiveDaysBeforeDischarge() {
        return oxygen(8, "saturation 86 % at rest, inpatient, tested five days before discharge")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> goingHome(chart).measured(atRest(86).daysAgo(5)))
                .ordering(stationary(), portable());
    }

    default Case oxygenForClusterHeadache() {
        return oxygen(9, "cluster headache, saturation 97 %")
                .seenBy(
                        RUTH_ADEYEMI,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> chart.problem(Diagnosis.CLUSTER_HEADACHE)
                                .visit(3)
                                .measured(atRest(97).daysAgo(3)))
                .ordering(stationary());
    }

    default Case oxygenAtRest89WithPulmonaryHypertension() {
        return oxygen(10, "saturation 89 % at rest, pulmonary hypertension on the echocardiogram, edema of the legs")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> outpatient(chart)
                                .problem(Diagnosis.DEPENDENT_EDEMA, 30)
                                .measured(atRest(89).daysAgo(3))
                                .found(Finding.PULMONARY_HYPERTENSION, 10))
                .ordering(stationary(), portable());
    }

    default List<Case> homeOxygen() {
        return List.of(
                oxygenAtRest86RoomAir(),
                oxygenInSleep85(),
                oxygenInExercise86WithoutOxygenArm(),
                oxygenInExerciseAllThreeArms(),
                oxygenAtRest89WithHematocrit58(),
                oxygenAtRest89WithoutEchocardiogram(),
                oxygenTestedBySupplier(),
                oxygenTestedFiveDaysBeforeDischarge(),
                oxygenForClusterHeadache(),
                oxygenAtRest89WithPulmonaryHypertension());
    }

    private Situation oxygen(int row, String words) {
        return Situations.situation(this, 1, row, words);
    }

    private static Chart goingHome(Chart chart) {
        return chart.problem(Diagnosis.COPD).stay(LAKEMONT_HOSPITAL, 7, 0).visit(0);
    }

    private static Chart outpatient(Chart chart) {
        return chart.problem(Diagnosis.COPD).visit(3);
    }

    private static Measurement atRest(double percent) {
        return tested(percent).during(REST).onRoomAir();
    }

    private static Measurement tested(double percent) {
        return saturation(percent).by(LAKEMONT_LABORATORY);
    }

    private static Order stationary() {
        return Order.of(OXYGEN_CONCENTRATOR).atFlow(2);
    }

    private static Order portable() {
        return Order.of(PORTABLE_OXYGEN_GAS).atFlow(2);
    }
}
