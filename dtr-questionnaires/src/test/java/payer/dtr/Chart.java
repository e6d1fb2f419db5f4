package payer.dtr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.Quantity;

/** Facts as a chart holds them: how a therapy with a medicine went is told by its prescription, that of others by nothing. */
final class Chart {
    private static final List<CodeSystem> DONE =
            List.of(CodeSystem.HCPCS, CodeSystem.CPT, CodeSystem.PLAN, CodeSystem.ICD10PCS);

    private static final Code VISIT = CodeSystem.FINDING.code("visit");

    private Chart() {}

    static List<Resource> of(List<Fact> facts) {
        return facts.stream().flatMap(fact -> resource(fact).stream()).toList();
    }

    static Optional<Resource> resource(Fact fact) {
        if (fact.value() instanceof FactValue.Went(Outcome outcome)) return prescription(fact, outcome);
        if (fact.code().isOf(CodeSystem.ICD10CM)) return Optional.of(condition(fact));
        if (fact.says(FactValue.YES) && fact.code().equals(VISIT)) return Optional.of(visit(fact));
        return isDone(fact) ? Optional.of(procedure(fact)) : observation(fact);
    }

    private static Resource visit(Fact fact) {
        var visit = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null));
        fact.date().ifPresent(day -> visit.getPeriod().setStartElement(new DateTimeType(day.toString())));
        return visit;
    }

    private static boolean isDone(Fact fact) {
        return fact.says(FactValue.YES) && DONE.stream().anyMatch(fact.code()::isOf);
    }

    private static Resource procedure(Fact fact) {
        var procedure =
                new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setCode(concept(fact.code()));
        var period = new Period();
        fact.date().ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        fact.until().ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return procedure.setPerformed(period);
    }

    private static Optional<Resource> prescription(Fact fact, Outcome outcome) {
        var isMedicine = fact.code().isOf(CodeSystem.RXNORM)
                || (fact.code().isOf(CodeSystem.HCPCS) && fact.code().value().matches("[JQ].*"));
        if (!isMedicine) return Optional.empty();
        var prescription = new MedicationRequest().setMedication(concept(fact.code()));
        prescription.setStatus(
                outcome == Outcome.ONGOING ? MedicationRequestStatus.ACTIVE : MedicationRequestStatus.STOPPED);
        if (outcome != Outcome.ONGOING)
            prescription
                    .getStatusReason()
                    .addCoding()
                    .setSystem("urn:payer:therapy-outcome")
                    .setCode(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var period = prescription.getDispenseRequest().getValidityPeriod();
        fact.date().ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        fact.until().ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return Optional.of(prescription);
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
        var normal = fact.reference();
        if (normal.low().isPresent() || normal.high().isPresent()) {
            var range = observation.addReferenceRange();
            normal.low().ifPresent(low -> range.setLow(quantity(low)));
            normal.high().ifPresent(high -> range.setHigh(quantity(high)));
        }
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

    static CodeableConcept concept(Code code) {
        return new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
    }
}
