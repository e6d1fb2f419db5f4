package payer.testdata.chart;

import static payer.testdata.chart.Measurement.saturation;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Clinician;
import payer.testdata.Facility;
import payer.testdata.Member;
import payer.testdata.Members;

/** The charts of the named members, written for a given day. Who is not named here has an empty chart. */
public final class Charts {

    private Charts() {}

    public static List<Resource> of(Member member, LocalDate today) {
        return switch (member.memberId()) {
            case "W100000001" -> rosaRivera(today).resources();
            case "W100000004" -> graceOkafor(today).resources();
            case "W100000005" -> perLindqvist(today).resources();
            default -> List.of();
        };
    }

    /** Meets the home oxygen policy, group I: low saturation at rest on room air, tested the day before she went home. */
    public static Chart rosaRivera(LocalDate today) {
        return Chart.of(Members.rosaRivera(), today, Clinician.ANA_FERREIRA)
                .problem(Diagnosis.COPD, 2200)
                .problem(Diagnosis.CHRONIC_HYPOXEMIA, 60)
                .problem(Diagnosis.HYPERTENSION, 3000)
                .stay(Facility.LAKEMONT_HOSPITAL, 6, 0)
                .visit(0)
                .measured(saturation(86)
                        .during(TestCondition.REST)
                        .onRoomAir()
                        .by(Facility.LAKEMONT_LABORATORY)
                        .daysAgo(1))
                .measured(Measurement.of(Lab.ARTERIAL_OXYGEN, 53)
                        .during(TestCondition.REST)
                        .onRoomAir()
                        .by(Facility.LAKEMONT_LABORATORY)
                        .daysAgo(1))
                .measured(Measurement.of(Lab.HEMATOCRIT, 47)
                        .by(Facility.LAKEMONT_LABORATORY)
                        .daysAgo(1))
                .found(Finding.STUDY_EVALUATED, 0)
                .ordered(Finding.OXYGEN_ORDER, 0, "flow", "frequency", "means-of-delivery")
                .wrote(
                        Note.LABORATORY_REPORT,
                        1,
                        "Pulse oximetry 86 % and arterial oxygen 53 mmHg, at rest, awake, on room air. Ordered and evaluated by Dr. Ferreira.")
                .wrote(
                        Note.PROGRESS,
                        0,
                        "Chronic obstructive lung disease with low oxygen at rest. Going home on oxygen, 2 L/min by nasal cannula, continuously, with a portable unit.");
    }

    /** Meets the glucose monitor policy: on insulin, trained, seen within six months. */
    public static Chart graceOkafor(LocalDate today) {
        return Chart.of(Members.graceOkafor(), today, Clinician.MEI_TANAKA)
                .problem(Diagnosis.TYPE_2_DIABETES, 3300)
                .problem(Diagnosis.INSULIN_USE, 900)
                .takes(Medicine.METFORMIN, 3200)
                .takes(Medicine.INSULIN_GLARGINE, 900)
                .visit(25)
                .measured(Measurement.of(Lab.HEMOGLOBIN_A1C, 8.2)
                        .by(Facility.LAKEMONT_LABORATORY)
                        .daysAgo(27))
                .found(Finding.TRAINED_ON_MONITOR, 25)
                .found(Finding.USED_AS_INDICATED, 25)
                .wrote(
                        Note.PROGRESS,
                        25,
                        "Type 2 diabetes on basal insulin. Continuous glucose monitor discussed; patient trained in its use.");
    }

    /** Was tested for sleep apnea before anyone had examined him, and rents a device on his previous plan's account. */
    public static Chart perLindqvist(LocalDate today) {
        return Chart.of(Members.perLindqvist(), today, Clinician.JONAS_WEBER)
                .problem(Diagnosis.SLEEP_APNEA, 95)
                .problem(Diagnosis.HYPERTENSION, 2500)
                .measured(Measurement.of(Lab.APNEA_HYPOPNEA_INDEX, 22)
                        .by(Facility.STILLWATER_SLEEP_LABORATORY)
                        .daysAgo(110))
                .found(Finding.RESPIRATORY_EVENTS, 140, "{events}", 110)
                .visit(100)
                .found(Finding.DEVICE_INSTRUCTION_GIVEN, 95)
                .rentedUnderPreviousPlan("E0601", Facility.HOMEWAY_MEDICAL_SUPPLY, 41, 2)
                .wrote(Note.PROGRESS, 100, "First visit about sleep. A sleep test had been done before it.");
    }
}
