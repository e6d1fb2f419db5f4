package payer.service.crd;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import payer.crd.Consultation;
import payer.decision.Fact;
import payer.intake.RecordFacts;

/** What the caller's records say of the patient. */
final class Chart {
    private static final RecordFacts FACTS = new RecordFacts();
    private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC");
    private static final List<Class<? extends Resource>> TELLING =
            List.of(Observation.class, Condition.class, Procedure.class, Encounter.class);

    private Chart() {}

    static List<Fact> facts(Known known) {
        return TELLING.stream()
                .flatMap(type -> known.all(type).stream())
                .flatMap(resource -> FACTS.read(resource).stream())
                .toList();
    }

    /** A hospital stay that goes on, or that ends today or later. */
    static Consultation.Stay stay(Known known, LocalDate today) {
        return known.all(Encounter.class).stream()
                .filter(encounter ->
                        INPATIENT.contains(String.valueOf(encounter.getClass_().getCode())))
                .map(encounter -> new Consultation.Stay(
                        day(encounter.getPeriod().getStartElement().getValueAsString()),
                        day(encounter.getPeriod().getEndElement().getValueAsString())))
                .filter(stay ->
                        stay.discharged().map(end -> !end.isBefore(today)).orElse(true))
                .findFirst()
                .orElse(Consultation.Stay.NONE);
    }

    private static Optional<LocalDate> day(@Nullable String date) {
        return Optional.ofNullable(date)
                .filter(text -> text.length() >= 10)
                .map(text -> LocalDate.parse(text.substring(0, 10)));
    }
}
