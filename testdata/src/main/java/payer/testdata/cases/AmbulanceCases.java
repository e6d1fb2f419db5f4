package payer.testdata.cases;

import static payer.testdata.Clinician.SAMUEL_OKOYE;
import static payer.testdata.Facility.PRAIRIE_AMBULANCE;
import static payer.testdata.Facility.WILLOW_DIALYSIS;
import static payer.testdata.order.Item.AMBULANCE_BASIC;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Note;
import payer.testdata.order.Order;

/** Sheet CP-12, repetitive non-emergency ambulance transport. */
interface AmbulanceCases extends Situations {

    default Case ambulanceToDialysisForBedConfined() {
        return ambulance(1, "dialysis three times a week, confined to bed, certification and independent record")
                .seenBy(
                        SAMUEL_OKOYE,
                        PRAIRIE_AMBULANCE,
                        chart -> certified(onDialysis(chart), 10)
                                .problem(Diagnosis.BED_CONFINEMENT, 100)
                                .visit(10)
                                .found(Finding.BED_CONFINED, 10)
                                .found(Finding.OTHER_TRANSPORT_ENDANGERS, 10)
                                .wrote(
                                        Note.PROGRESS,
                                        10,
                                        "Cannot stand, walk or sit in a chair. Transfers by two helpers only."))
                .ordering(trips());
    }

    default Case ambulanceOnCertificationAlone() {
        return ambulance(2, "dialysis three times a week, nothing but the certification")
                .seenBy(SAMUEL_OKOYE, PRAIRIE_AMBULANCE, chart -> certified(onDialysis(chart), 10))
                .ordering(trips());
    }

    default Case ambulanceWithOldCertification() {
        return ambulance(3, "dialysis three times a week, confined to bed, certification 90 days old")
                .seenBy(
                        SAMUEL_OKOYE,
                        PRAIRIE_AMBULANCE,
                        chart -> certified(onDialysis(chart), 90)
                                .problem(Diagnosis.BED_CONFINEMENT, 100)
                                .visit(10)
                                .found(Finding.BED_CONFINED, 10)
                                .found(Finding.OTHER_TRANSPORT_ENDANGERS, 10))
                .ordering(trips());
    }

    default List<Case> ambulance() {
        return List.of(
                ambulanceToDialysisForBedConfined(), ambulanceOnCertificationAlone(), ambulanceWithOldCertification());
    }

    private Situation ambulance(int row, String words) {
        return Situations.situation(this, 12, row, words);
    }

    private static Chart onDialysis(Chart chart) {
        return chart.problem(Diagnosis.END_STAGE_KIDNEY_DISEASE)
                .problem(Diagnosis.DIALYSIS)
                .paid("G0257", WILLOW_DIALYSIS, 4);
    }

    private static Chart certified(Chart chart, int daysAgo) {
        return chart.wrote(Note.CERTIFICATION, daysAgo, "Ambulance transport to dialysis is medically necessary.");
    }

    /** 52 single trips: three round trips a week over 60 days. */
    private static Order trips() {
        return Order.of(AMBULANCE_BASIC).times(52).weekly(6, 60);
    }
}
