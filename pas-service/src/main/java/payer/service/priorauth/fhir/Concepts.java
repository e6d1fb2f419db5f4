package payer.service.priorauth.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import payer.decision.Code;
import payer.service.priorauth.Allowed;

/** Our values as FHIR's. */
final class Concepts {
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String UCUM = "http://unitsofmeasure.org";

    private Concepts() {}

    static CodeableConcept of(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    /** In words alone, where the list of codes is one that we do not have: the code is said to be there as text. */
    static CodeableConcept inWords(String system, String words) {
        var concept = new CodeableConcept().setText(words);
        concept.addCoding()
                .setSystem(system)
                .getCodeElement()
                .addExtension(new Extension(DATA_ABSENT, new CodeType("as-text")));
        return concept;
    }

    static CodeableConcept x12(String list, String code) {
        return of(Pas.X12 + list, code);
    }

    static CodeableConcept pas(String code) {
        return of(Pas.CODES, code);
    }

    static DateType day(LocalDate day) {
        return new DateType(day.toString());
    }

    static Period period(Allowed allowed) {
        return period(allowed.from(), allowed.until());
    }

    static Period period(LocalDate from, LocalDate until) {
        return new Period()
                .setStartElement(new DateTimeType(from.toString()))
                .setEndElement(new DateTimeType(until.toString()));
    }

    static DateTimeType moment(Instant moment) {
        return new DateTimeType(Date.from(moment), TemporalPrecisionEnum.SECOND, java.util.TimeZone.getTimeZone("UTC"));
    }

    static CodeableConcept of(Code code) {
        return of(code.system(), code.value());
    }

    static Stream<CodeableConcept> modifiers(Code service, Set<String> modifiers) {
        return modifiers.stream().sorted().map(modifier -> of(service.system(), modifier));
    }

    /** Release 2.0 has a count without a unit; 2.2 wants one in words, or a code of X12's where we have UCUM's. */
    static Quantity quantity(payer.decision.Quantity quantity, Release release) {
        var written = new Quantity().setValue(new BigDecimal(quantity.value().toPlainString()));
        var measured = quantity.hasUnit() && !quantity.unit().equals(payer.decision.Quantity.COUNT);
        return switch (release) {
            case R2_0 ->
                measured ? written.setSystem(UCUM).setCode(quantity.unit()).setUnit(quantity.unit()) : written;
            case R2_2 -> written.setUnit(measured ? quantity.unit() : "units");
        };
    }
}
