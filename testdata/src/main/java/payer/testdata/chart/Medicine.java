package payer.testdata.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import payer.testdata.Codes;
import payer.testdata.Systems;

/** Medicines by ingredient, with RxNorm codes. */
public enum Medicine {
    INSULIN_GLARGINE("274783", "Insulin glargine"),
    INSULIN_LISPRO("86009", "Insulin lispro"),
    METFORMIN("6809", "Metformin"),
    METHOTREXATE("6851", "Methotrexate"),
    INFLIXIMAB("191831", "Infliximab"),
    PROPRANOLOL("8787", "Propranolol"),
    TOPIRAMATE("38404", "Topiramate");

    private final String rxNorm;
    private final String words;

    Medicine(String rxNorm, String words) {
        this.rxNorm = rxNorm;
        this.words = words;
    }

    public CodeableConcept concept() {
        return Codes.concept(Systems.RXNORM, rxNorm, words);
    }
}
