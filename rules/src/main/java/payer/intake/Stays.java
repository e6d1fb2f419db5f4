package payer.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Resource;

/** The hospital stay, or the emergency, that a request comes out of, if it does. */
public final class Stays {

    /** Who was discharged longer ago asks from home. */
    private static final int DAYS_AFTER = 7;

    /** Of v3-ActCode: inpatients, also of acute and other wards. */
    private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC");

    private static final String EMERGENCY = "EMER";

    /** Nobody stays in an emergency room for longer: whoever forgot to write its end is somewhere else. */
    private static final int DAYS_OF_EMERGENCY = 2;

    private static final Set<EncounterStatus> GOING_ON = Set.of(
            EncounterStatus.ARRIVED, EncounterStatus.TRIAGED, EncounterStatus.INPROGRESS, EncounterStatus.ONLEAVE);

    private Stays() {}

    /** From when, and until when it lasted or is going to last. */
    public record Stay(LocalDate admitted, Optional<LocalDate> discharged) {}

    public static Optional<Stay> current(Stream<? extends Resource> resources, LocalDate today) {
        return resources
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .filter(encounter ->
                        INPATIENT.contains(String.valueOf(encounter.getClass_().getCode())))
                .filter(Stays::tookPlace)
                .flatMap(encounter -> stay(encounter).stream())
                .filter(stay -> !stay.admitted.isAfter(today))
                .filter(stay -> stay.discharged
                        .map(day -> !day.isBefore(today.minusDays(DAYS_AFTER)))
                        .orElse(true))
                .max(Comparator.comparing(Stay::admitted));
    }

    /** Whether the patient is in emergency care on this day: one that is planned is none, and one that is over is none any more. */
    public static boolean isEmergency(Stream<? extends Resource> resources, LocalDate today) {
        return resources
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .filter(encounter -> EMERGENCY.equals(encounter.getClass_().getCode()))
                .filter(encounter -> GOING_ON.contains(encounter.getStatus()))
                .flatMap(encounter -> stay(encounter).stream())
                .anyMatch(stay -> !stay.admitted.isAfter(today)
                        && !stay.admitted.isBefore(today.minusDays(DAYS_OF_EMERGENCY))
                        && stay.discharged.map(day -> !day.isBefore(today)).orElse(true));
    }

    private static boolean tookPlace(Encounter encounter) {
        return encounter.getStatus() == EncounterStatus.FINISHED || GOING_ON.contains(encounter.getStatus());
    }

    /** What is over has an end: where nobody wrote it, it was over on the day it began. */
    private static Optional<Stay> stay(Encounter encounter) {
        var isOver = encounter.getStatus() == EncounterStatus.FINISHED;
        return Days.start(encounter.getPeriod())
                .map(from -> new Stay(
                        from, Days.end(encounter.getPeriod()).or(() -> isOver ? Optional.of(from) : Optional.empty())));
    }
}
