package payer.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import payer.decision.CodeSystem;
import payer.decision.MeasuredUnder;

/** Under which conditions something was measured, in the words of policies: at rest, on room air, in arterial blood. */
final class TestConditions {

    /** Oxygen while measuring, as the pulse oximetry profile of US Core has it. */
    private static final String FLOW = "3151-8";

    private static final String CONCENTRATION = "3150-0";
    private static final BigDecimal OXYGEN_IN_AIR = new BigDecimal("21");

    private static final String OXIMETRY = "59408-5";
    private static final Set<String> ARTERIAL = Set.of("2703-7", "2708-6", "2019-8");
    private static final Set<String> FASTING = Set.of("1558-6");

    private TestConditions() {}

    static Set<String> of(Observation observation) {
        var said = Stream.concat(
                words(observation.getMethod()),
                observation.getComponent().stream().flatMap(TestConditions::of));
        return Stream.concat(said, implied(observation.getCode())).collect(Collectors.toSet());
    }

    private static Stream<String> words(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> coding.getCode().toLowerCase(Locale.ROOT))
                .flatMap(word -> word.equals(MeasuredUnder.REST)
                        ? Stream.of(MeasuredUnder.REST, MeasuredUnder.AWAKE)
                        : Stream.of(word));
    }

    private static Stream<String> of(ObservationComponentComponent part) {
        if (part.getValue() instanceof CodeableConcept state && names(part, CodeSystem.FINDING, "test-condition"))
            return words(state);
        if (!(part.getValue() instanceof Quantity amount) || !amount.hasValue()) return Stream.of();
        if (names(part, CodeSystem.LOINC, FLOW))
            return Stream.of(amount.getValue().signum() == 0 ? MeasuredUnder.ROOM_AIR : MeasuredUnder.ON_OXYGEN);
        return names(part, CodeSystem.LOINC, CONCENTRATION) && amount.getValue().compareTo(OXYGEN_IN_AIR) == 0
                ? Stream.of(MeasuredUnder.ROOM_AIR)
                : Stream.of();
    }

    private static boolean names(ObservationComponentComponent part, CodeSystem system, String code) {
        return Codings.codes(part.getCode()).anyMatch(system.code(code)::equals);
    }

    /** Some codes say it themselves. Pulse oximetry carries the arterial code too, as its profile demands. */
    private static Stream<String> implied(CodeableConcept code) {
        var loinc = code.getCoding().stream().map(Coding::getCode).collect(Collectors.toSet());
        var arterial = !loinc.contains(OXIMETRY) && loinc.stream().anyMatch(ARTERIAL::contains);
        var fasting = loinc.stream().anyMatch(FASTING::contains);
        return Stream.concat(
                arterial ? Stream.of(MeasuredUnder.ARTERIAL) : Stream.of(),
                fasting ? Stream.of(MeasuredUnder.FASTING) : Stream.of());
    }
}
