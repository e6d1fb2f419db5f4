package payer.testdata.scale;

import java.util.List;

/**
 * Long-lasting illnesses: how common they are, what is taken against them, and what is measured because of them. Where the
 * shares come from stands in docs/generator.md. Diagnoses are ICD-10-CM, medicines RxNorm ingredients, tests LOINC.
 */
enum Ailment {
    HYPERTENSION(
            "I10",
            "High blood pressure",
            "29046",
            "Lisinopril",
            "2823-3",
            "Potassium",
            "mmol/L",
            420,
            45,
            2,
            0.00,
            0.07,
            0.36,
            0.64),
    HIGH_CHOLESTEROL(
            "E78.5",
            "High cholesterol",
            "83367",
            "Atorvastatin",
            "2089-1",
            "LDL cholesterol",
            "mg/dL",
            1180,
            300,
            1,
            0.00,
            0.05,
            0.20,
            0.35),
    TYPE_2_DIABETES(
            "E11.9",
            "Type 2 diabetes",
            "6809",
            "Metformin",
            "4548-4",
            "Hemoglobin A1c",
            "%",
            74,
            12,
            1,
            0.00,
            0.03,
            0.15,
            0.24),
    ASTHMA(
            "J45.909",
            "Asthma",
            "435",
            "Albuterol",
            "2708-6",
            "Oxygen saturation in arterial blood",
            "%",
            965,
            12,
            1,
            0.07,
            0.08,
            0.08,
            0.08),
    DEPRESSION("F32.A", "Depression", "36437", "Sertraline", "", "", "", 0, 0, 0, 0.03, 0.17, 0.18, 0.14),
    CHRONIC_KIDNEY_DISEASE(
            "N18.30",
            "Chronic kidney disease, stage 3",
            "4603",
            "Furosemide",
            "2160-0",
            "Creatinine",
            "mg/dL",
            168,
            35,
            2,
            0.00,
            0.02,
            0.06,
            0.20),
    COPD(
            "J44.9",
            "Chronic obstructive lung disease",
            "69120",
            "Tiotropium",
            "2708-6",
            "Oxygen saturation in arterial blood",
            "%",
            925,
            22,
            1,
            0.00,
            0.01,
            0.06,
            0.11),
    HYPOTHYROIDISM(
            "E03.9",
            "Underactive thyroid",
            "10582",
            "Levothyroxine",
            "3016-3",
            "Thyrotropin",
            "m[IU]/L",
            28,
            12,
            1,
            0.00,
            0.02,
            0.05,
            0.10),
    KNEE_ARTHRITIS("M17.9", "Arthritis of the knee", "5640", "Ibuprofen", "", "", "", 0, 0, 0, 0.00, 0.02, 0.11, 0.25),
    MIGRAINE("G43.909", "Migraine", "38404", "Topiramate", "", "", "", 0, 0, 0, 0.02, 0.10, 0.08, 0.03);

    static final List<Ailment> ALL = List.of(values());

    final String icd10;
    final String words;
    final String rxNorm;
    final String medicine;
    final String loinc;
    final String test;
    final String unit;
    final int usual;
    final int spread;
    final int digits;
    private final double child;
    private final double young;
    private final double middle;
    private final double old;

    Ailment(
            String icd10,
            String words,
            String rxNorm,
            String medicine,
            String loinc,
            String test,
            String unit,
            int usual,
            int spread,
            int digits,
            double child,
            double young,
            double middle,
            double old) {
        this.icd10 = icd10;
        this.words = words;
        this.rxNorm = rxNorm;
        this.medicine = medicine;
        this.loinc = loinc;
        this.test = test;
        this.unit = unit;
        this.usual = usual;
        this.spread = spread;
        this.digits = digits;
        this.child = child;
        this.young = young;
        this.middle = middle;
        this.old = old;
    }

    /** Its place among all of them. */
    int number() {
        return ALL.indexOf(this);
    }

    boolean hasTest() {
        return !loinc.isEmpty();
    }

    double shareAt(int age) {
        if (age < 18) return child;
        if (age < 40) return young;
        return age < 65 ? middle : old;
    }
}
