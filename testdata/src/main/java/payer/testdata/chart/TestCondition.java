package payer.testdata.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** What the patient was doing while a measurement was taken. */
public enum TestCondition {
    REST("rest", "At rest, awake"),
    EXERCISE("exercise", "During exercise"),
    SLEEP("sleep", "During sleep");

    private final String code;
    private final String words;

    TestCondition(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    CodeableConcept concept() {
        return Codes.concept(Systems.TEST_CONDITION, code, words);
    }
}
