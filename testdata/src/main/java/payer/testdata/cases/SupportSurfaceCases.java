package payer.testdata.cases;

import static payer.testdata.Clinician.CARLA_NGUYEN;
import static payer.testdata.Facility.HOMEWAY_MEDICAL_SUPPLY;
import static payer.testdata.Facility.LAKEMONT_HOSPITAL;
import static payer.testdata.chart.Diagnosis.LEFT_HIP_ULCER_STAGE_2;
import static payer.testdata.chart.Diagnosis.LEFT_HIP_ULCER_STAGE_3;
import static payer.testdata.chart.Diagnosis.SACRAL_ULCER_STAGE_2;
import static payer.testdata.chart.Diagnosis.SACRAL_ULCER_STAGE_4;
import static payer.testdata.chart.Finding.GROUP_2_OR_3_SURFACE_AT_DISCHARGE;
import static payer.testdata.chart.Finding.ULCER_IMPROVED;
import static payer.testdata.chart.Finding.ULCER_PROGRAMME;
import static payer.testdata.order.Item.PRESSURE_MATTRESS;

import java.util.List;
import payer.testdata.chart.Chart;
import payer.testdata.order.Order;

/** Sheet CP-06, group 2 pressure-reducing support surfaces. */
interface SupportSurfaceCases extends Situations {

    default Case surfaceForStage2After35Days() {
        return surface(1, "two stage 2 ulcers, 35 days of a comprehensive programme, no better")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> stage2(chart).course(ULCER_PROGRAMME, 38, 3).notFound(ULCER_IMPROVED, 3))
                .ordering(PRESSURE_MATTRESS);
    }

    default Case surfaceForStage2After14Days() {
        return surface(2, "two stage 2 ulcers, 14 days of a comprehensive programme")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> stage2(chart).course(ULCER_PROGRAMME, 17, 3).notFound(ULCER_IMPROVED, 3))
                .ordering(PRESSURE_MATTRESS);
    }

    default Case surfaceForStage3And4() {
        return surface(3, "ulcers of stage 3 and 4 on hip and sacrum")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> chart.problem(SACRAL_ULCER_STAGE_4, 60)
                                .problem(LEFT_HIP_ULCER_STAGE_3, 45)
                                .visit(3))
                .ordering(PRESSURE_MATTRESS);
    }

    default Case surfaceAfterFlapSurgeryUrgently() {
        return surface(4, "flap operation 20 days ago, on a group 3 surface until discharge, urgent")
                .seenBy(
                        CARLA_NGUYEN,
                        HOMEWAY_MEDICAL_SUPPLY,
                        chart -> chart.problem(SACRAL_ULCER_STAGE_4, 90)
                                .stay(LAKEMONT_HOSPITAL, 22, 1)
                                .operated("Muscle and skin flap over a pressure ulcer of the sacrum", 20)
                                .found(GROUP_2_OR_3_SURFACE_AT_DISCHARGE, 1)
                                .visit(1))
                .ordering(Order.of(PRESSURE_MATTRESS).now());
    }

    default List<Case> supportSurfaces() {
        return List.of(
                surfaceForStage2After35Days(),
                surfaceForStage2After14Days(),
                surfaceForStage3And4(),
                surfaceAfterFlapSurgeryUrgently());
    }

    private Situation surface(int row, String words) {
        return Situations.situation(this, 6, row, words);
    }

    private static Chart stage2(Chart chart) {
        return chart.problem(SACRAL_ULCER_STAGE_2, 70)
                .problem(LEFT_HIP_ULCER_STAGE_2, 50)
                .visit(3);
    }
}
