package payer.testdata.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** Kinds of documents, with LOINC codes. */
public enum Note {
    PROGRESS("11506-3", "Progress note"),
    DISCHARGE_SUMMARY("18842-5", "Discharge summary"),
    CONSULTATION("11488-4", "Consultation note"),
    REFERRAL("57133-1", "Referral note"),
    LABORATORY_REPORT("11502-2", "Laboratory report"),
    IMAGING_REPORT("18748-4", "Imaging report"),
    OPERATIVE("11504-8", "Operative note"),
    CERTIFICATION("34133-9", "Physician's certification statement");

    private final String loinc;
    private final String words;

    Note(String loinc, String words) {
        this.loinc = loinc;
        this.words = words;
    }

    public String loinc() {
        return loinc;
    }

    CodeableConcept concept() {
        return Codes.concept(Systems.LOINC, loinc, words);
    }
}
