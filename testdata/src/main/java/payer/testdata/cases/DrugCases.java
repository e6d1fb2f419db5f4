package payer.testdata.cases;

import static payer.testdata.Clinician.INGRID_SOLBERG;
import static payer.testdata.Clinician.RUTH_ADEYEMI;
import static payer.testdata.Clinician.TESSA_MOORE;
import static payer.testdata.Clinician.VIKTOR_HALE;
import static payer.testdata.Facility.LAKEMONT_CANCER_CENTER;
import static payer.testdata.Facility.PRAIRIE_MEDICAL_GROUP;
import static payer.testdata.Facility.RIVERMOUTH_ONCOLOGY;
import static payer.testdata.order.Item.BOTULINUM_TOXIN;
import static payer.testdata.order.Item.CAR_T_CELLS;
import static payer.testdata.order.Item.INFLIXIMAB;
import static payer.testdata.order.Item.INFLIXIMAB_BIOSIMILAR_ABDA;
import static payer.testdata.order.Item.INFLIXIMAB_BIOSIMILAR_AXXQ;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.chart.Diagnosis;
import payer.testdata.chart.Finding;
import payer.testdata.chart.Medicine;
import payer.testdata.order.Item;
import payer.testdata.order.Order;

/** Sheets CP-14, infliximab, CP-15, CAR T-cell therapy, and CP-19, botulinum toxin for migraine. */
interface DrugCases extends Situations {

    default Case infliximabPreferredAfterMethotrexate() {
        return infliximab(1, "rheumatoid arthritis, four months of methotrexate, preferred product")
                .seenBy(VIKTOR_HALE, PRAIRIE_MEDICAL_GROUP, DrugCases::afterMethotrexate)
                .ordering(vials(INFLIXIMAB));
    }

    default Case infliximabNonPreferredFirst() {
        return infliximab(2, "rheumatoid arthritis, four months of methotrexate, non-preferred product at once")
                .seenBy(VIKTOR_HALE, PRAIRIE_MEDICAL_GROUP, DrugCases::afterMethotrexate)
                .ordering(vials(INFLIXIMAB_BIOSIMILAR_ABDA));
    }

    default Case infliximabNonPreferredAfterFailure() {
        return infliximab(3, "non-preferred product after both preferred ones had failed")
                .seenBy(
                        VIKTOR_HALE,
                        PRAIRIE_MEDICAL_GROUP,
                        chart -> afterMethotrexate(chart)
                                .tried(Medicine.INFLIXIMAB, 420, 380)
                                .paid("J1745", PRAIRIE_MEDICAL_GROUP, 600)
                                .paid("Q5103", PRAIRIE_MEDICAL_GROUP, 420))
                .ordering(vials(INFLIXIMAB_BIOSIMILAR_ABDA));
    }

    default Case infliximabNonPreferredContinued() {
        return infliximab(4, "non-preferred product, paid for 90 days ago")
                .seenBy(
                        VIKTOR_HALE,
                        PRAIRIE_MEDICAL_GROUP,
                        chart -> afterMethotrexate(chart).paid("Q5121", PRAIRIE_MEDICAL_GROUP, 90))
                .ordering(vials(INFLIXIMAB_BIOSIMILAR_AXXQ));
    }

    default Case carTAtEnrolledFacility() {
        return carT(1, "lymphoma, use on label, facility in the safety programme")
                .seenBy(
                        INGRID_SOLBERG,
                        LAKEMONT_CANCER_CENTER,
                        chart -> lymphoma(chart)
                                .foundBy(LAKEMONT_CANCER_CENTER, Finding.FACILITY_IN_SAFETY_PROGRAMME, 30))
                .ordering(Order.of(CAR_T_CELLS).now());
    }

    default Case carTAtFacilityNotEnrolled() {
        return carT(2, "lymphoma, use on label, facility not in the safety programme")
                .seenBy(
                        TESSA_MOORE,
                        RIVERMOUTH_ONCOLOGY,
                        chart -> lymphoma(chart).notFound(Finding.FACILITY_IN_SAFETY_PROGRAMME, 30))
                .ordering(Order.of(CAR_T_CELLS).now());
    }

    default Case botulinumForChronicMigraine() {
        return migraine(1, "18 headache days and 10 migraine days a month, two preventive medicines without effect")
                .seenBy(RUTH_ADEYEMI, PRAIRIE_MEDICAL_GROUP, chart -> twoPreventives(chart, 18, 10))
                .ordering(units(155));
    }

    default Case botulinumForTenHeadacheDays() {
        return migraine(2, "10 headache days and 8 migraine days a month")
                .seenBy(RUTH_ADEYEMI, PRAIRIE_MEDICAL_GROUP, chart -> twoPreventives(chart, 10, 8))
                .ordering(units(155));
    }

    default Case botulinumOf300Units() {
        return migraine(3, "18 headache days and 10 migraine days a month, 300 units ordered")
                .seenBy(RUTH_ADEYEMI, PRAIRIE_MEDICAL_GROUP, chart -> twoPreventives(chart, 18, 10))
                .ordering(units(300));
    }

    default Case botulinumRenewedAfterEightFewerDays() {
        return migraine(4, "renewal, 18 headache days a month before and 10 now")
                .seenBy(
                        RUTH_ADEYEMI,
                        PRAIRIE_MEDICAL_GROUP,
                        chart -> twoPreventives(chart, 18, 10, 190)
                                .paid("J0585", PRAIRIE_MEDICAL_GROUP, 176)
                                .paid("J0585", PRAIRIE_MEDICAL_GROUP, 90)
                                .visit(5)
                                .found(Finding.HEADACHE_DAYS, 10, "{days}", 5)
                                .found(Finding.MIGRAINE_DAYS, 5, "{days}", 5))
                .ordering(units(155).again());
    }

    default List<Case> drugs() {
        return List.of(
                infliximabPreferredAfterMethotrexate(),
                infliximabNonPreferredFirst(),
                infliximabNonPreferredAfterFailure(),
                infliximabNonPreferredContinued(),
                carTAtEnrolledFacility(),
                carTAtFacilityNotEnrolled(),
                botulinumForChronicMigraine(),
                botulinumForTenHeadacheDays(),
                botulinumOf300Units(),
                botulinumRenewedAfterEightFewerDays());
    }

    private Situation infliximab(int row, String words) {
        return Situations.situation(this, 14, row, words);
    }

    private Situation carT(int row, String words) {
        return Situations.situation(this, 15, row, words);
    }

    private Situation migraine(int row, String words) {
        return Situations.situation(this, 19, row, words);
    }

    private static Chart afterMethotrexate(Chart chart) {
        return chart.problem(Diagnosis.RHEUMATOID_ARTHRITIS, 900).visit(8).tried(Medicine.METHOTREXATE, 800, 680);
    }

    private static Chart lymphoma(Chart chart) {
        return chart.problem(Diagnosis.LYMPHOMA, 300).visit(4).found(Finding.USE_ON_LABEL, 4);
    }

    private static Chart twoPreventives(Chart chart, int headacheDays, int migraineDays) {
        return twoPreventives(chart, headacheDays, migraineDays, 10);
    }

    private static Chart twoPreventives(Chart chart, int headacheDays, int migraineDays, int daysAgo) {
        return chart.problem(Diagnosis.CHRONIC_MIGRAINE, 700)
                .visit(daysAgo)
                .found(Finding.HEADACHE_DAYS, headacheDays, "{days}", daysAgo)
                .found(Finding.MIGRAINE_DAYS, migraineDays, "{days}", daysAgo)
                .tried(Medicine.PROPRANOLOL, 600, 530)
                .tried(Medicine.TOPIRAMATE, 500, 430);
    }

    private static Order vials(Item product) {
        return Order.of(product).times(30);
    }

    private static Order units(int number) {
        return Order.of(BOTULINUM_TOXIN).times(number);
    }
}
