package payer.testdata.cases;

import static payer.testdata.Clinician.ANA_FERREIRA;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.LAKEMONT_HOSPITAL;
import static payer.testdata.Facility.LAKEMONT_LABORATORY;
import static payer.testdata.chart.TestCondition.REST;
import static payer.testdata.order.Item.BILEVEL_WITH_BACKUP;
import static payer.testdata.order.Item.HOME_VENTILATOR;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;

/** Sheet CP-03, non-invasive ventilation in COPD. */
interface VentilationCases extends Situations {

    default Case ventilationCarbonDioxide54Stable() {
        return ventilation(1, "COPD, carbon dioxide 54 mmHg awake, stable over the past two weeks")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> bloodGas(chart, 54).found(Finding.RESPIRATORY_STATE_STABLE, 3))
                .ordering(BILEVEL_WITH_BACKUP);
    }

    default Case ventilationCarbonDioxide50() {
        return ventilation(2, "COPD, carbon dioxide 50 mmHg awake")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> bloodGas(chart, 50).found(Finding.RESPIRATORY_STATE_STABLE, 3))
                .ordering(BILEVEL_WITH_BACKUP);
    }

    default Case ventilationWithSleepApneaPredominant() {
        return ventilation(3, "carbon dioxide 55 mmHg, sleep apnea is the main cause")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> gases(chart, 55)
                                .problem(Diagnosis.SLEEP_APNEA)
                                .found(Finding.SLEEP_APNEA_PREDOMINANT, 3)
                                .found(Finding.RESPIRATORY_STATE_STABLE, 3))
                .ordering(BILEVEL_WITH_BACKUP);
    }

    default Case homeVentilatorForTenHoursADay() {
        return ventilation(4, "carbon dioxide 58 mmHg, ventilation needed ten hours a day")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> bloodGas(chart, 58)
                                .stay(LAKEMONT_HOSPITAL, 12, 0)
                                .found(Finding.VENTILATION_HOURS_A_DAY, 10, "h", 1))
                .ordering(HOME_VENTILATOR);
    }

    default Case homeVentilatorWithoutSpecialNeed() {
        return ventilation(5, "carbon dioxide 58 mmHg, none of the needs that only a ventilator meets")
                .seenBy(
                        ANA_FERREIRA,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> bloodGas(chart, 58)
                                .found(Finding.VENTILATION_HOURS_A_DAY, 6, "h", 1)
                                .notFound(Finding.ALARMS_OR_BATTERY_NEEDED, 1))
                .ordering(HOME_VENTILATOR);
    }

    default List<Case> ventilation() {
        return List.of(
                ventilationCarbonDioxide54Stable(),
                ventilationCarbonDioxide50(),
                ventilationWithSleepApneaPredominant(),
                homeVentilatorForTenHoursADay(),
                homeVentilatorWithoutSpecialNeed());
    }

    private Situation ventilation(int row, String words) {
        return Situations.situation(this, 3, row, words);
    }

    private static Chart bloodGas(Chart chart, double carbonDioxide) {
        return gases(chart, carbonDioxide).notFound(Finding.SLEEP_APNEA_PREDOMINANT, 3);
    }

    private static Chart gases(Chart chart, double carbonDioxide) {
        return chart.problem(Diagnosis.COPD)
                .problem(Diagnosis.CHRONIC_HYPERCAPNIA, 90)
                .visit(3)
                .measured(Measurement.of(Lab.ARTERIAL_CARBON_DIOXIDE, carbonDioxide)
                        .during(REST)
                        .onOxygen(2)
                        .by(LAKEMONT_LABORATORY)
                        .daysAgo(4));
    }
}
