package payer.dtr;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;

/** Facts as a chart holds them. How a therapy went is told by no resource. */
final class Chart {
    private Chart() {}

    static List<Resource> of(List<Fact> facts) {
        return facts.stream().flatMap(fact -> resource(fact).stream()).toList();
    }

    private static Optional<Resource> resource(Fact fact) {
        return fact.code().isOf(CodeSystem.ICD10CM) ? Optional.of(condition(fact)) : observation(fact);
    }

    private static Resource condition(Fact fact) {
        var condition = new Condition().setCode(concept(fact.code()));
        fact.date().ifPresent(day -> condition.setOnset(new DateTimeType(day.toString())));
        if (fact.says(FactValue.NO))
            condition.getVerificationStatus().addCoding().setCode("refuted");
        return condition;
    }

    private static Optional<Resource> observation(Fact fact) {
        var observation =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setCode(concept(fact.code()));
        fact.date().ifPresent(day -> observation.setEffective(new DateTimeType(day.toString())));
        fact.conditions()
                .forEach(condition -> observation.getMethod().addCoding().setCode(condition));
        return switch (fact.value()) {
            case FactValue.YesNo(boolean yes) -> Optional.of(observation.setValue(new BooleanType(yes)));
            case FactValue.Amount(Quantity amount) -> Optional.of(observation.setValue(quantity(amount)));
            case FactValue.Went went -> Optional.empty();
        };
    }

    private static org.hl7.fhir.r4.model.Quantity quantity(Quantity amount) {
        var quantity = new org.hl7.fhir.r4.model.Quantity().setValue(amount.value());
        if (amount.hasUnit()) quantity.setSystem("http://unitsofmeasure.org").setCode(amount.unit());
        return quantity;
    }

    private static CodeableConcept concept(Code code) {
        return new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
    }

    static CodeableConcept concept(Resource resource) {
        return resource instanceof Observation observation ? observation.getCode() : ((Condition) resource).getCode();
    }
}
