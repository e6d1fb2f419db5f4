package payer.testdata.cases;

import static payer.testdata.Clinician.LAILA_HADDAD;
import static payer.testdata.Clinician.OSCAR_LINDGREN;
import static payer.testdata.Clinician.PETER_NAKAMURA;
import static payer.testdata.Facility.STRIDELINE_PROSTHETICS;
import static payer.testdata.order.Item.FLEX_FOOT;
import static payer.testdata.order.Item.KNEE_ORTHOSIS_ADJUSTABLE;
import static payer.testdata.order.Item.KNEE_ORTHOSIS_SINGLE_UPRIGHT;
import static payer.testdata.order.Item.MICROPROCESSOR_KNEE;
import static payer.testdata.order.Item.SPINAL_ORTHOSIS;
import static payer.testdata.order.Item.SPINAL_ORTHOSIS_OFF_THE_SHELF;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Note;

/** Sheets CP-10, prosthetic knees and feet, and CP-13, orthoses. */
interface LimbAndSpineCases extends Situations {

    default Case kneeAndFootAtLevel3() {
        return prosthesis(1, "above-knee amputation, functional level 3, knee and foot in one request")
                .seenBy(LAILA_HADDAD, STRIDELINE_PROSTHETICS, chart -> amputated(chart, 3))
                .ordering(MICROPROCESSOR_KNEE, FLEX_FOOT);
    }

    default Case kneeAtLevel2WithJustification() {
        return prosthesis(2, "above-knee amputation, functional level 2, reasons for the knee recorded")
                .seenBy(
                        LAILA_HADDAD,
                        STRIDELINE_PROSTHETICS,
                        chart -> amputated(chart, 2)
                                .found(Finding.LEVEL_2_JUSTIFIED, 8)
                                .wrote(Note.PROGRESS, 8, "Two falls with the present knee; lives on a slope."))
                .ordering(MICROPROCESSOR_KNEE);
    }

    default Case kneeAtLevel2WithoutJustification() {
        return prosthesis(3, "above-knee amputation, functional level 2, nothing more recorded")
                .seenBy(LAILA_HADDAD, STRIDELINE_PROSTHETICS, chart -> amputated(chart, 2))
                .ordering(MICROPROCESSOR_KNEE);
    }

    default Case kneeAtLevel0() {
        return prosthesis(4, "above-knee amputation, functional level 0")
                .seenBy(LAILA_HADDAD, STRIDELINE_PROSTHETICS, chart -> amputated(chart, 0))
                .ordering(MICROPROCESSOR_KNEE);
    }

    default Case spinalOrthosisAfterFusion() {
        return orthosis(1, "lumbar orthosis after a spinal fusion")
                .seenBy(
                        PETER_NAKAMURA,
                        STRIDELINE_PROSTHETICS,
                        chart -> chart.problem(Diagnosis.LUMBAR_FUSION, 6)
                                .operated("Fusion of the lumbar spine", 6)
                                .visit(2)
                                .found(Finding.SUPPORTS_AFTER_SURGERY, 2))
                .ordering(SPINAL_ORTHOSIS);
    }

    default Case kneeOrthosisOffTheList() {
        return orthosis(2, "knee orthosis L1833, which left the list when others joined it")
                .seenBy(
                        LAILA_HADDAD,
                        STRIDELINE_PROSTHETICS,
                        chart -> chart.problem(Diagnosis.KNEE_ARTHRITIS)
                                .visit(5)
                                .found(Finding.SUPPORTS_WEAKNESS_OR_DEFORMITY, 5))
                .ordering(KNEE_ORTHOSIS_ADJUSTABLE);
    }

    default Case kneeAndSpinalOrthosisTogether() {
        return orthosis(3, "knee and lumbar orthosis in one request, no purpose recorded")
                .seenBy(
                        LAILA_HADDAD,
                        STRIDELINE_PROSTHETICS,
                        chart -> chart.problem(Diagnosis.KNEE_ARTHRITIS)
                                .problem(Diagnosis.SPINAL_STENOSIS)
                                .visit(5))
                .ordering(KNEE_ORTHOSIS_SINGLE_UPRIGHT, SPINAL_ORTHOSIS_OFF_THE_SHELF);
    }

    default List<Case> limbAndSpine() {
        return List.of(
                kneeAndFootAtLevel3(),
                kneeAtLevel2WithJustification(),
                kneeAtLevel2WithoutJustification(),
                kneeAtLevel0(),
                spinalOrthosisAfterFusion(),
                kneeOrthosisOffTheList(),
                kneeAndSpinalOrthosisTogether());
    }

    private Situation prosthesis(int row, String words) {
        return Situations.situation(this, 10, row, words);
    }

    private Situation orthosis(int row, String words) {
        return Situations.situation(this, 13, row, words);
    }

    private static Chart amputated(Chart chart, int level) {
        return chart.problem(Diagnosis.LEG_AMPUTATION, 220)
                .visit(8)
                .found(Finding.FUNCTIONAL_LEVEL, level, "1", 8)
                .found(Finding.MOTIVATED_TO_WALK, 8)
                .foundBy(OSCAR_LINDGREN, Finding.FUNCTIONAL_LEVEL, level, "1", 7)
                .wrote(Note.PROGRESS, 8, "History, residual limb, other problems and expected level examined.")
                .wrote(OSCAR_LINDGREN, Note.CONSULTATION, 7, "Prosthetic evaluation agrees with the physician's.");
    }
}
