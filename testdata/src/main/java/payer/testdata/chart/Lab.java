package payer.testdata.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** What is measured, with LOINC codes and UCUM units. */
public enum Lab {
    ARTERIAL_OXYGEN("2703-7", "Oxygen partial pressure in arterial blood", "mm[Hg]", "laboratory"),
    ARTERIAL_CARBON_DIOXIDE("2019-8", "Carbon dioxide partial pressure in arterial blood", "mm[Hg]", "laboratory"),
    ARTERIAL_SATURATION("2708-6", "Oxygen saturation in arterial blood", "%", "laboratory"),
    PULSE_OXIMETRY("59408-5", "Oxygen saturation by pulse oximetry", "%", "vital-signs"),
    HEMATOCRIT("4544-3", "Hematocrit", "%", "laboratory"),
    APNEA_HYPOPNEA_INDEX("69990-0", "Apneas and hypopneas an hour", "/h", "procedure"),
    BODY_WEIGHT("29463-7", "Body weight", "kg", "vital-signs"),
    GLUCOSE("2339-0", "Glucose in blood", "mg/dL", "laboratory"),
    FASTING_GLUCOSE("1558-6", "Fasting glucose", "mg/dL", "laboratory"),
    HEMOGLOBIN_A1C("4548-4", "Hemoglobin A1c", "%", "laboratory"),
    C_PEPTIDE("1986-9", "C-peptide", "ng/mL", "laboratory"),
    GAD_ANTIBODY("13926-1", "Antibody against glutamate decarboxylase", "[IU]/mL", "laboratory"),
    WOUND_LENGTH("39126-8", "Wound length", "cm", "exam"),
    WOUND_WIDTH("39125-0", "Wound width", "cm", "exam"),
    WOUND_DEPTH("39127-6", "Wound depth", "cm", "exam"),
    PACK_YEARS("8664-5", "Pack-years of cigarettes", "{PackYears}", "social-history");

    private final String loinc;
    private final String words;
    private final String unit;
    private final String category;

    Lab(String loinc, String words, String unit, String category) {
        this.loinc = loinc;
        this.words = words;
        this.unit = unit;
        this.category = category;
    }

    public String loinc() {
        return loinc;
    }

    String unit() {
        return unit;
    }

    CodeableConcept category() {
        return Codes.hl7("observation-category", category);
    }

    /** Pulse oximetry carries the code of arterial saturation too, as the vital signs profiles demand. */
    CodeableConcept concept() {
        var concept = Codes.concept(Systems.LOINC, loinc, words);
        return this == PULSE_OXIMETRY
                ? concept.addCoding(Codes.coding(Systems.LOINC, ARTERIAL_SATURATION.loinc))
                : concept;
    }
}
