package payer.testdata.cases;

import static payer.testdata.Clinician.INGRID_SOLBERG;
import static payer.testdata.Clinician.PETER_NAKAMURA;
import static payer.testdata.Clinician.SAMUEL_OKOYE;
import static payer.testdata.Facility.CLEARWATER_GENOMICS;
import static payer.testdata.Facility.NORTHGATE_IMAGING;
import static payer.testdata.Facility.PRAIRIE_MEDICAL_GROUP;
import static payer.testdata.order.Item.BREAST_GENE_EXPRESSION;
import static payer.testdata.order.Item.LUMBAR_MRI;
import static payer.testdata.order.Item.LUNG_SCREENING_VISIT;

import java.util.List;
import payer.testdata.Systems;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Lab;
import payer.testdata.chart.Measurement;
import payer.testdata.order.Order;

/** Sheets CP-16, lumbar MRI, CP-17, gene expression of a tumor, and CP-18, the lung cancer screening visit. */
interface TestingCases extends Situations {

    default Case lumbarMriWithoutTherapy() {
        return lumbarMri(1, "nerve root pain for three weeks, no conservative care")
                .seenBy(PETER_NAKAMURA, NORTHGATE_IMAGING, chart -> rootPain(chart, 21))
                .ordering(LUMBAR_MRI);
    }

    default Case lumbarMriAfterSixWeeksOfTherapy() {
        return lumbarMri(
                        2,
                        "nerve root pain, 45 days of directed exercise without improvement, candidate for an injection")
                .seenBy(PETER_NAKAMURA, NORTHGATE_IMAGING, TestingCases::therapyWithoutEffect)
                .ordering(LUMBAR_MRI);
    }

    default Case lumbarMriForCaudaEquina() {
        return lumbarMri(3, "suspected cauda equina syndrome")
                .seenBy(
                        PETER_NAKAMURA,
                        NORTHGATE_IMAGING,
                        chart -> chart.problem(Diagnosis.CAUDA_EQUINA, 0).visit(0))
                .ordering(Order.of(LUMBAR_MRI).now());
    }

    default Case lumbarMriRepeatedWithinAYear() {
        return lumbarMri(4, "conservative care without effect, the same imaging 150 days ago")
                .seenBy(
                        PETER_NAKAMURA,
                        NORTHGATE_IMAGING,
                        chart -> therapyWithoutEffect(chart)
                                .paid(Systems.PLAN_CODES, LUMBAR_MRI.code(), NORTHGATE_IMAGING, 150))
                .ordering(LUMBAR_MRI);
    }

    default Case geneExpressionOfEarlyBreastCancer() {
        return geneExpression(1, "invasive, stage I, receptor positive, HER2 negative, no positive nodes")
                .seenBy(
                        INGRID_SOLBERG,
                        CLEARWATER_GENOMICS,
                        chart -> earlyCancer(chart).notFound(Finding.HER2_POSITIVE, 12))
                .ordering(BREAST_GENE_EXPRESSION);
    }

    default Case geneExpressionOfHer2PositiveCancer() {
        return geneExpression(2, "invasive, stage I, receptor positive, HER2 positive")
                .seenBy(
                        INGRID_SOLBERG,
                        CLEARWATER_GENOMICS,
                        chart -> earlyCancer(chart).found(Finding.HER2_POSITIVE, 12))
                .ordering(BREAST_GENE_EXPRESSION);
    }

    default Case geneExpressionTestedBefore() {
        return geneExpression(3, "eligible tumor, the same test paid for 30 days ago")
                .seenBy(
                        INGRID_SOLBERG,
                        CLEARWATER_GENOMICS,
                        chart -> earlyCancer(chart)
                                .notFound(Finding.HER2_POSITIVE, 12)
                                .paid("S3854", CLEARWATER_GENOMICS, 30))
                .ordering(BREAST_GENE_EXPRESSION);
    }

    default Case lungScreeningOfHeavySmoker() {
        return lungScreening(1, "30 pack-years, smokes now, no symptoms")
                .seenBy(
                        SAMUEL_OKOYE,
                        PRAIRIE_MEDICAL_GROUP,
                        chart -> smoked(chart, 30).found(Finding.CURRENT_SMOKER, 2))
                .ordering(LUNG_SCREENING_VISIT);
    }

    default Case lungScreeningTwentyYearsAfterQuitting() {
        return lungScreening(2, "30 pack-years, quit 20 years ago")
                .seenBy(
                        SAMUEL_OKOYE,
                        PRAIRIE_MEDICAL_GROUP,
                        chart -> smoked(chart, 30)
                                .problem(Diagnosis.FORMER_SMOKER)
                                .notFound(Finding.CURRENT_SMOKER, 2)
                                .found(Finding.YEARS_SINCE_QUITTING, 20, "a", 2))
                .ordering(LUNG_SCREENING_VISIT);
    }

    default List<Case> testing() {
        return List.of(
                lumbarMriWithoutTherapy(),
                lumbarMriAfterSixWeeksOfTherapy(),
                lumbarMriForCaudaEquina(),
                lumbarMriRepeatedWithinAYear(),
                geneExpressionOfEarlyBreastCancer(),
                geneExpressionOfHer2PositiveCancer(),
                geneExpressionTestedBefore(),
                lungScreeningOfHeavySmoker(),
                lungScreeningTwentyYearsAfterQuitting());
    }

    private Situation lumbarMri(int row, String words) {
        return Situations.situation(this, payer.testdata.Plan.QUALIFIED_HEALTH_PLAN, 16, row, words);
    }

    private Situation geneExpression(int row, String words) {
        return Situations.situation(this, payer.testdata.Plan.QUALIFIED_HEALTH_PLAN, 17, row, words);
    }

    private Situation lungScreening(int row, String words) {
        return Situations.situation(this, 18, row, words);
    }

    private static Chart rootPain(Chart chart, int sinceDaysAgo) {
        return chart.problem(Diagnosis.LUMBAR_RADICULOPATHY, sinceDaysAgo).visit(3);
    }

    private static Chart therapyWithoutEffect(Chart chart) {
        return rootPain(chart, 80)
                .course(Finding.CONSERVATIVE_CARE, 60, 15)
                .notFound(Finding.PAIN_IMPROVED, 3)
                .found(Finding.CANDIDATE_FOR_INTERVENTION, 3);
    }

    private static Chart earlyCancer(Chart chart) {
        return chart.problem(Diagnosis.BREAST_CANCER, 40)
                .visit(12)
                .found(Finding.TUMOR_INVASIVE, 12)
                .found(Finding.TUMOR_STAGE, 1, "1", 12)
                .found(Finding.HORMONE_RECEPTOR_POSITIVE, 12)
                .found(Finding.POSITIVE_NODES, 0, "1", 12)
                .found(Finding.RESULT_CHANGES_TREATMENT, 12);
    }

    private static Chart smoked(Chart chart, double packYears) {
        return chart.visit(2)
                .measured(Measurement.of(Lab.PACK_YEARS, packYears).daysAgo(2))
                .notFound(Finding.LUNG_SYMPTOMS, 2);
    }
}
