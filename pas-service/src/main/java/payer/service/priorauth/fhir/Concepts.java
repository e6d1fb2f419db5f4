package payer.service.priorauth.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import payer.service.priorauth.Allowed;

/** Our values as FHIR's. */
final class Concepts {
    private static final String UCUM = "http://unitsofmeasure.org";

    private Concepts() {}

    static CodeableConcept of(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
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

    /** A count has no unit. */
    static Quantity quantity(payer.decision.Quantity quantity) {
        var written = new Quantity().setValue(new BigDecimal(quantity.value().toPlainString()));
        if (quantity.hasUnit() && !quantity.unit().equals(payer.decision.Quantity.COUNT))
            written.setSystem(UCUM).setCode(quantity.unit()).setUnit(quantity.unit());
        return written;
    }
}
