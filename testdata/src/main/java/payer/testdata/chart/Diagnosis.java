package payer.testdata.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** The diagnoses that the charts hold, with ICD-10-CM codes and our own words. */
public enum Diagnosis {
    COPD("J44.9", "Chronic obstructive lung disease"),
    CHRONIC_HYPOXEMIA("J96.11", "Chronic respiratory failure with low oxygen"),
    CHRONIC_HYPERCAPNIA("J96.12", "Chronic respiratory failure with high carbon dioxide"),
    CLUSTER_HEADACHE("G44.009", "Cluster headache"),
    DEPENDENT_EDEMA("R60.0", "Edema of the legs"),
    SLEEP_APNEA("G47.33", "Obstructive sleep apnea"),
    HYPERTENSION("I10", "High blood pressure"),
    STROKE_HEMIPARESIS("I69.351", "Weakness of the right, dominant side after a stroke"),
    DIFFICULTY_WALKING("R26.2", "Difficulty in walking"),
    AMYOTROPHIC_LATERAL_SCLEROSIS("G12.21", "Amyotrophic lateral sclerosis"),
    KNEE_ARTHRITIS("M17.11", "Arthritis of the right knee"),
    HEART_FAILURE("I50.22", "Chronic systolic heart failure"),
    SEVERE_OBESITY("E66.01", "Severe obesity"),
    SACRAL_ULCER_STAGE_2("L89.152", "Pressure ulcer over the sacrum, stage 2"),
    SACRAL_ULCER_STAGE_4("L89.154", "Pressure ulcer over the sacrum, stage 4"),
    LEFT_HIP_ULCER_STAGE_2("L89.222", "Pressure ulcer of the left hip, stage 2"),
    LEFT_HIP_ULCER_STAGE_3("L89.223", "Pressure ulcer of the left hip, stage 3"),
    TYPE_1_DIABETES("E10.9", "Type 1 diabetes"),
    TYPE_2_DIABETES("E11.9", "Type 2 diabetes"),
    TYPE_2_DIABETES_HYPOGLYCEMIA("E11.649", "Type 2 diabetes with low blood sugar"),
    TYPE_2_DIABETES_FOOT_ULCER("E11.621", "Type 2 diabetes with a foot ulcer"),
    INSULIN_USE("Z79.4", "Long-term use of insulin"),
    FOOT_ULCER("L97.513", "Ulcer of the right foot, into the muscle"),
    LEG_ULCER("L97.919", "Ulcer of the right lower leg"),
    LEG_AMPUTATION("Z89.611", "Absence of the right leg above the knee"),
    CARBON_MONOXIDE("T58.91XA", "Carbon monoxide poisoning"),
    END_STAGE_KIDNEY_DISEASE("N18.6", "End-stage kidney disease"),
    DIALYSIS("Z99.2", "Dependence on dialysis"),
    BED_CONFINEMENT("Z74.01", "Confined to bed"),
    LUMBAR_FUSION("Z98.1", "State after a spinal fusion"),
    SPINAL_STENOSIS("M48.061", "Lumbar spinal stenosis"),
    RHEUMATOID_ARTHRITIS("M05.79", "Rheumatoid arthritis of several joints"),
    LYMPHOMA("C83.30", "Large B-cell lymphoma"),
    LUMBAR_RADICULOPATHY("M54.16", "Lumbar nerve root pain"),
    CAUDA_EQUINA("G83.4", "Cauda equina syndrome"),
    BREAST_CANCER("C50.911", "Cancer of the right breast"),
    FORMER_SMOKER("Z87.891", "Smoked in the past"),
    CHRONIC_MIGRAINE("G43.709", "Chronic migraine");

    private final String code;
    private final String words;

    Diagnosis(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public CodeableConcept concept() {
        return Codes.concept(Systems.ICD_10_CM, code, words);
    }
}
