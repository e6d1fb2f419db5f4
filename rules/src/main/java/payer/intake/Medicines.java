package payer.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Code;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.Source;

/** Prescriptions of the past as therapies that go on or went somehow. A draft is what is asked for, and no fact. */
final class Medicines {

    private Medicines() {}

    static List<Fact> read(MedicationRequest prescription) {
        return outcome(prescription).stream()
                .flatMap(outcome -> codes(prescription.getMedication())
                        .map(code -> Fact.of(
                                "MedicationRequest/"
                                        + prescription.getIdElement().getIdPart(),
                                code,
                                new FactValue.Went(outcome),
                                Source.RECORD)))
                .map(fact -> dated(fact, prescription))
                .toList();
    }

    /** The medicine is told by its code, or by one that stands in the prescription itself. */
    private static Stream<Code> codes(Type told) {
        return switch (told) {
            case CodeableConcept medicine -> Codings.codes(medicine);
            case Reference reference
            when reference.getResource() instanceof Medication medicine -> Codings.codes(medicine.getCode());
            case null, default -> Stream.of();
        };
    }

    private static Optional<Outcome> outcome(MedicationRequest prescription) {
        return switch (prescription.getStatus()) {
            case ACTIVE -> Optional.of(Outcome.ONGOING);
            case STOPPED -> reason(prescription.getStatusReason());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Outcome> reason(CodeableConcept why) {
        return Codings.codes(why)
                .map(code -> code.value().toUpperCase(Locale.ROOT).replace('-', '_'))
                .flatMap(word -> Stream.of(Outcome.values())
                        .filter(outcome -> outcome.name().equals(word)))
                .findFirst();
    }

    private static Fact dated(Fact fact, MedicationRequest prescription) {
        var period = prescription.getDispenseRequest().getValidityPeriod();
        var begun = Days.start(period).or(() -> Days.of(prescription.getAuthoredOnElement()));
        var dated = begun.map(fact::on).orElse(fact);
        return Days.end(period).map(dated::until).orElse(dated);
    }
}
