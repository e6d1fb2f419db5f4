package payer.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Outcome;
import payer.decision.Source;

/** Prescriptions of the past as therapies that go on or went somehow. A draft is what is asked for, and no fact. */
final class Medicines {

    private Medicines() {}

    static List<Fact> read(MedicationRequest prescription) {
        if (!(prescription.getMedication() instanceof CodeableConcept medicine)) return List.of();
        return outcome(prescription).stream()
                .flatMap(outcome -> Codings.codes(medicine)
                        .map(code -> Fact.of(
                                "MedicationRequest/"
                                        + prescription.getIdElement().getIdPart(),
                                code,
                                new FactValue.Went(outcome),
                                Source.RECORD)))
                .map(fact -> dated(fact, prescription))
                .toList();
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
