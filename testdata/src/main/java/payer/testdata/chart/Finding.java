package payer.testdata.chart;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/**
 * Facts for which no code exists that may be copied freely. Their codes are the plan's own, in the system
 * {@code urn:payer:finding}: the constant's name in lower case with dashes.
 */
public enum Finding {
    // home oxygen
    STUDY_EVALUATED("The treating practitioner ordered and evaluated the blood-gas study"),
    OXYGEN_ORDER("Oxygen at home, as ordered"),
    PULMONARY_HYPERTENSION("Pulmonary hypertension or cor pulmonale shown by echocardiogram, pressure or ECG"),

    // sleep and ventilation
    RESPIRATORY_EVENTS("Apneas and hypopneas counted in the test"),
    DEVICE_INSTRUCTION_GIVEN("The supplier has taught the use of the device"),
    PAP_TRIAL_INEFFECTIVE("Single-level pressure was tried and did not work"),
    BENEFIT_DOCUMENTED("Symptoms are better with the treatment"),
    DEVICE_HOURS("Hours of use, one value a day"),
    RESPIRATORY_STATE_STABLE("Stable over the past two weeks"),
    SLEEP_APNEA_PREDOMINANT("Sleep apnea is the main cause"),
    VENTILATION_HOURS_A_DAY("Hours of ventilation needed a day"),
    ALARMS_OR_BATTERY_NEEDED("Alarms or an internal battery are needed"),

    // mobility
    DAILY_ACTIVITIES_IMPAIRED("A mobility-related daily activity at home cannot be done in time and safely"),
    CANE_OR_WALKER_INSUFFICIENT("A cane or walker does not resolve the limitation"),
    MANUAL_CHAIR_INSUFFICIENT("The arms cannot propel a fitted manual wheelchair"),
    SCOOTER_UNSUITABLE("A scooter cannot be operated or does not fit the home"),
    ABLE_TO_OPERATE("Able to operate the device safely"),
    SPECIALTY_EVALUATION("Specialty evaluation for seating and mobility done"),
    TECHNOLOGY_PROFESSIONAL_INVOLVED("A certified technology professional took part in person"),

    // beds and surfaces
    HEAD_ELEVATION("Needed elevation of the head of the bed, most of the time"),
    PILLOWS_RULED_OUT("Pillows and wedges were considered and ruled out"),
    POSITIONING_NOT_FEASIBLE_IN_ORDINARY_BED("Needed positions are not feasible in an ordinary bed"),
    HEIGHT_CHANGE_TO_TRANSFER("Another height of the bed is needed to transfer"),
    FREQUENT_POSITION_CHANGES("Frequent or immediate changes of position are needed"),
    ULCER_PROGRAMME("Comprehensive ulcer treatment programme including a group 1 surface"),
    ULCER_IMPROVED("The ulcer has improved over the past month"),
    GROUP_2_OR_3_SURFACE_AT_DISCHARGE("On a group 2 or 3 surface just before discharge"),

    // wounds
    MOIST_DRESSINGS("Moist dressings applied"),
    DEBRIDEMENT("Debrided, or nothing to debride"),
    NUTRITION_ADDRESSED("Nutrition assessed and addressed"),
    DIABETES_MANAGED("Diabetes management programme in place"),
    OFF_LOADING("Pressure taken off the foot"),
    WAGNER_GRADE("Wagner grade of the wound"),
    STANDARD_WOUND_CARE("Standard wound care"),

    // diabetes
    TRAINED_ON_MONITOR("Patient or caregiver is trained to use the monitor"),
    USED_AS_INDICATED("Used within the approved indication"),
    TREATMENT_ADJUSTMENTS("Adjustments of treatment to prevent low blood sugar"),
    THIRD_PARTY_HELP_IN_HYPOGLYCEMIA("Somebody else had to help in an episode of low blood sugar"),
    DIABETES_EDUCATION_COMPLETED("Diabetes education completed"),
    INJECTIONS_A_DAY("Insulin injections a day"),
    SELF_ADJUSTS_INSULIN("Adjusts the insulin doses without help"),
    GLUCOSE_TESTS_A_DAY("Glucose tests a day"),
    PUMP_IN_USE("An insulin pump is in use"),

    // prostheses, orthoses
    FUNCTIONAL_LEVEL("Functional level, 0 to 4"),
    MOTIVATED_TO_WALK("Motivated to walk"),
    LEVEL_2_JUSTIFIED("The records say why a person of level 2 is expected to gain"),
    REDUCES_PAIN("To reduce pain by limiting motion"),
    SUPPORTS_AFTER_SURGERY("To support healing after surgery"),
    SUPPORTS_WEAKNESS_OR_DEFORMITY("To support weak muscles or a deformity"),

    // transport
    BED_CONFINED("Cannot get up without help, walk, or sit in a chair"),
    OTHER_TRANSPORT_ENDANGERS("Other transport would endanger health"),

    // drugs and cells
    USE_ON_LABEL("Used as the label or a recognized compendium says"),
    FACILITY_IN_SAFETY_PROGRAMME("The facility is enrolled in the product's safety programme"),

    // imaging and tests
    CONSERVATIVE_CARE("Conservative care with an active component, directed by a provider"),
    PAIN_IMPROVED("The pain has improved"),
    CANDIDATE_FOR_INTERVENTION("Candidate for surgery or injection"),
    TUMOR_STAGE("Stage of the tumor, 1 to 4"),
    TUMOR_INVASIVE("The tumor is invasive"),
    HORMONE_RECEPTOR_POSITIVE("Hormone receptor positive"),
    HER2_POSITIVE("HER2 positive"),
    POSITIVE_NODES("Positive lymph nodes"),
    RESULT_CHANGES_TREATMENT("The result will change the decision on chemotherapy"),
    CURRENT_SMOKER("Smokes now"),
    YEARS_SINCE_QUITTING("Years since quitting"),
    LUNG_SYMPTOMS("Signs or symptoms of lung cancer"),

    // migraine
    HEADACHE_DAYS("Headache days a month"),
    MIGRAINE_DAYS("Migraine days a month");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    CodeableConcept concept() {
        return Codes.concept(Systems.FINDINGS, code(), words);
    }
}
