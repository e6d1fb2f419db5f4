package payer.testdata.cases;

import static payer.testdata.Clinician.SAMUEL_OKOYE;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.chart.Finding.FREQUENT_POSITION_CHANGES;
import static payer.testdata.chart.Finding.HEAD_ELEVATION;
import static payer.testdata.chart.Finding.HEIGHT_CHANGE_TO_TRANSFER;
import static payer.testdata.chart.Finding.PILLOWS_RULED_OUT;
import static payer.testdata.order.Item.FIXED_BED;
import static payer.testdata.order.Item.HEAVY_DUTY_BED;
import static payer.testdata.order.Item.SEMI_ELECTRIC_BED;
import static payer.testdata.order.Item.TOTAL_ELECTRIC_BED;
import static payer.testdata.order.Item.VARIABLE_HEIGHT_BED;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;

/** Sheet CP-05, hospital beds. */
interface HospitalBedCases extends Situations {

    default Case bedFixedForHeartFailure() {
        return bed(1, "heart failure, head raised 45 degrees most of the time, pillows ruled out")
                .seenBy(SAMUEL_OKOYE, HOMEWAY_MEDICAL_SUPPLY, HospitalBedCases::headRaised)
                .ordering(FIXED_BED);
    }

    default Case bedSemiElectricForFrequentChanges() {
        return bed(2, "heart failure, head raised 45 degrees, frequent changes of position")
                .seenBy(
                        SAMUEL_OKOYE,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> headRaised(chart).found(FREQUENT_POSITION_CHANGES, 12))
                .ordering(SEMI_ELECTRIC_BED);
    }

    default Case bedTotalElectric() {
        return bed(3, "total electric bed, otherwise entitled to a semi-electric one")
                .seenBy(
                        SAMUEL_OKOYE,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> headRaised(chart).found(FREQUENT_POSITION_CHANGES, 12))
                .ordering(TOTAL_ELECTRIC_BED);
    }

    default Case bedHeavyDutyFor172Kilograms() {
        return bed(4, "heavy duty bed, weight given as 172 kg, which is 379 lb")
                .seenBy(
                        SAMUEL_OKOYE,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> headRaised(chart)
                                .problem(Diagnosis.SEVERE_OBESITY)
                                .measured(Measurement.of(Lab.BODY_WEIGHT, 172).daysAgo(12)))
                .ordering(HEAVY_DUTY_BED);
    }

    default Case bedHeavyDutyFor340Pounds() {
        return bed(5, "heavy duty bed, weight 340 lb")
                .seenBy(
                        SAMUEL_OKOYE,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> headRaised(chart)
                                .problem(Diagnosis.SEVERE_OBESITY)
                                .measured(Measurement.of(Lab.BODY_WEIGHT, 340)
                                        .in("[lb_av]")
                                        .daysAgo(12)))
                .ordering(HEAVY_DUTY_BED);
    }

    default Case bedVariableHeightWithoutTransferNeed() {
        return bed(6, "variable height bed, no other height needed to transfer")
                .seenBy(
                        SAMUEL_OKOYE,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> headRaised(chart).notFound(HEIGHT_CHANGE_TO_TRANSFER, 12))
                .ordering(VARIABLE_HEIGHT_BED);
    }

    default List<Case> hospitalBeds() {
        return List.of(
                bedFixedForHeartFailure(),
                bedSemiElectricForFrequentChanges(),
                bedTotalElectric(),
                bedHeavyDutyFor172Kilograms(),
                bedHeavyDutyFor340Pounds(),
                bedVariableHeightWithoutTransferNeed());
    }

    private Situation bed(int row, String words) {
        return Situations.situation(this, 5, row, words);
    }

    private static Chart headRaised(Chart chart) {
        return chart.problem(Diagnosis.HEART_FAILURE)
                .visit(12)
                .found(HEAD_ELEVATION, 45, "deg", 12)
                .found(PILLOWS_RULED_OUT, 12);
    }
}
