package payer.testdata.cases;

import static payer.testdata.Clinician.BEN_ARCHER;
import static payer.testdata.Clinician.GAIL_TURNER;
import static payer.testdata.Clinician.LAILA_HADDAD;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.order.Item.POWER_SCOOTER_GROUP_2;
import static payer.testdata.order.Item.POWER_WHEELCHAIR_GROUP_2;
import static payer.testdata.order.Item.POWER_WHEELCHAIR_GROUP_3;

import java.util.List;
import payer.testdata.Clinician;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Note;

/** Sheet CP-04, power mobility devices. */
interface MobilityCases extends Situations {

    default Case powerChairAfterStrokeWithFullNote() {
        return mobility(
                        1,
                        "stroke with weakness of one side, the note says what cannot be done and why lesser devices fail")
                .seenBy(
                        LAILA_HADDAD,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> baseCriteria(chart.problem(Diagnosis.STROKE_HEMIPARESIS)))
                .ordering(POWER_WHEELCHAIR_GROUP_2);
    }

    default Case powerChairWithVagueNote() {
        return mobility(2, "the note says only that walking is difficult")
                .seenBy(
                        LAILA_HADDAD,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> chart.problem(Diagnosis.DIFFICULTY_WALKING)
                                .visit(20)
                                .wrote(Note.PROGRESS, 20, "Difficulty walking. Wants a power wheelchair."))
                .ordering(POWER_WHEELCHAIR_GROUP_2);
    }

    default Case powerChairEvaluatedBySuppliersEmployee() {
        return mobility(3, "group 3 chair, specialty evaluation by an employee of the supplier")
                .seenBy(LAILA_HADDAD, HOMEWAY_MEDICAL_SUPPLY, chart -> specialtyEvaluation(chart, GAIL_TURNER))
                .ordering(POWER_WHEELCHAIR_GROUP_3);
    }

    default Case powerChairEvaluatedIndependently() {
        return mobility(
                        4,
                        "group 3 chair, specialty evaluation by a therapist of the hospital, technology professional present")
                .seenBy(LAILA_HADDAD, HOMEWAY_MEDICAL_SUPPLY, chart -> specialtyEvaluation(chart, BEN_ARCHER))
                .ordering(POWER_WHEELCHAIR_GROUP_3);
    }

    default Case powerScooterOfGroup2() {
        return mobility(5, "group 2 scooter")
                .seenBy(
                        LAILA_HADDAD,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> baseCriteria(chart.problem(Diagnosis.KNEE_ARTHRITIS)))
                .ordering(POWER_SCOOTER_GROUP_2);
    }

    default List<Case> mobility() {
        return List.of(
                powerChairAfterStrokeWithFullNote(),
                powerChairWithVagueNote(),
                powerChairEvaluatedBySuppliersEmployee(),
                powerChairEvaluatedIndependently(),
                powerScooterOfGroup2());
    }

    private Situation mobility(int row, String words) {
        return Situations.situation(this, 4, row, words);
    }

    private static Chart baseCriteria(Chart chart) {
        return chart.visit(20)
                .found(Finding.DAILY_ACTIVITIES_IMPAIRED, 20)
                .found(Finding.CANE_OR_WALKER_INSUFFICIENT, 20)
                .found(Finding.MANUAL_CHAIR_INSUFFICIENT, 20)
                .found(Finding.SCOOTER_UNSUITABLE, 20)
                .found(Finding.ABLE_TO_OPERATE, 20)
                .wrote(
                        Note.PROGRESS,
                        20,
                        "Cannot reach toilet or kitchen in reasonable time. Falls with a walker. Right arm cannot propel a manual chair. "
                                + "Cannot hold a scooter's tiller. Drives a power chair safely on trial.");
    }

    private static Chart specialtyEvaluation(Chart chart, Clinician evaluator) {
        return baseCriteria(chart.problem(Diagnosis.AMYOTROPHIC_LATERAL_SCLEROSIS))
                .foundBy(evaluator, Finding.SPECIALTY_EVALUATION, 10)
                .found(Finding.TECHNOLOGY_PROFESSIONAL_INVOLVED, 10)
                .wrote(
                        evaluator,
                        Note.CONSULTATION,
                        10,
                        "Seating and mobility evaluated; tilt and recline are needed.");
    }
}
