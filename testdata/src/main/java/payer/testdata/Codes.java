package payer.testdata;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;

/** Short ways to write what FHIR spells out. */
public final class Codes {

    private Codes() {}

    public static Coding coding(String system, String code) {
        return new Coding().setSystem(system).setCode(code);
    }

    public static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(coding(system, code));
    }

    public static CodeableConcept concept(String system, String code, String text) {
        return concept(system, code).setText(text);
    }

    public static CodeableConcept hl7(String codeSystem, String code) {
        return concept("http://terminology.hl7.org/CodeSystem/" + codeSystem, code);
    }

    public static Quantity quantity(double value, String unit) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).stripTrailingZeros())
                .setUnit(unit)
                .setSystem(Systems.UCUM)
                .setCode(unit);
    }

    /** A number under which a payer, a hospital or a registry knows somebody; {@code type} is from HL7 table 0203. */
    public static Identifier identifier(String type, String system, String value) {
        return new Identifier()
                .setType(concept(Systems.IDENTIFIER_TYPE, type))
                .setSystem(system)
                .setValue(value);
    }
}
