package payer.crd;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.decision.Urgency;

/**
 * All that is to be thought about in one call, gathered.
 *
 * @param patientFacts what the caller's own records say of the patient
 * @param stay days of the hospital stay that goes on, if one does
 */
public record Consultation(
        Hook hook,
        List<Subject> subjects,
        List<Presented> coverages,
        List<Fact> patientFacts,
        Stay stay,
        LocalDate today) {

    /** Days of a hospital stay. */
    public record Stay(Optional<LocalDate> admitted, Optional<LocalDate> discharged) {
        public static final Stay NONE = new Stay(Optional.empty(), Optional.empty());
    }

    public Consultation {
        subjects = List.copyOf(subjects);
        coverages = List.copyOf(coverages);
        patientFacts = List.copyOf(patientFacts);
    }

    AuthorizationCase caseOf(Standing.Insured insured, List<ServiceLine> lines) {
        var facts = new java.util.ArrayList<>(insured.facts());
        facts.addAll(patientFacts);
        return new AuthorizationCase(
                insured.membership(),
                today,
                urgency(),
                stay.admitted(),
                stay.discharged(),
                insured.historyComplete(),
                lines,
                facts);
    }

    private Urgency urgency() {
        return subjects.stream().anyMatch(subject -> Lines.isUrgent(subject.judged()))
                ? Urgency.EXPEDITED
                : Urgency.STANDARD;
    }

    @Override
    public String toString() {
        return "consultation on %d orders".formatted(subjects.size());
    }
}
