package payer.crd;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.decision.Urgency;

/**
 * All that is to be thought about in one call, gathered.
 *
 * @param patientFacts what the caller's own records say of the patient
 * @param stay the hospital stay or emergency that it comes out of, if it does
 */
public record Consultation(
        Hook hook,
        List<Subject> subjects,
        List<Presented> coverages,
        List<Fact> patientFacts,
        Stay stay,
        LocalDate today,
        Deliverers deliverers) {

    /** Days of a hospital stay, and whether the patient is in emergency care. */
    public record Stay(Optional<LocalDate> admitted, Optional<LocalDate> discharged, boolean emergency) {
        public static final Stay NONE = new Stay(Optional.empty(), Optional.empty(), false);
    }

    public Consultation {
        subjects = List.copyOf(subjects);
        coverages = List.copyOf(coverages);
        patientFacts = List.copyOf(patientFacts);
    }

    public Consultation with(Deliverers known) {
        return new Consultation(hook, subjects, coverages, patientFacts, stay, today, known);
    }

    /** The lines of each order, numbered through all of them. */
    public Map<Subject, List<ServiceLine>> lines() {
        var lines = new LinkedHashMap<Subject, List<ServiceLine>>();
        var next = 1;
        for (var subject : subjects) {
            var own = Lines.of(subject.judged(), next, today, deliverers);
            next += own.size();
            lines.put(subject, own);
        }
        return lines;
    }

    /** What is put to the rules: one case for each coverage under which the member is insured. */
    public List<AuthorizationCase> cases() {
        var all = lines().values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) return List.of();
        return coverages.stream()
                .map(Presented::standing)
                .filter(Standing.Insured.class::isInstance)
                .map(standing -> caseOf((Standing.Insured) standing, all))
                .toList();
    }

    private List<ServiceLine> under(String plan, List<ServiceLine> lines) {
        return lines.stream().map(line -> deliverers.under(plan, line)).toList();
    }

    AuthorizationCase caseOf(Standing.Insured insured, List<ServiceLine> lines) {
        var facts = new java.util.ArrayList<>(insured.facts());
        facts.addAll(patientFacts);
        facts.addAll(deliverers.figures());
        return new AuthorizationCase(
                        insured.membership(),
                        today,
                        urgency(),
                        stay.admitted(),
                        stay.discharged(),
                        insured.historyComplete(),
                        under(insured.membership().product(), lines),
                        facts)
                .seenOn(today);
    }

    private Urgency urgency() {
        if (stay.emergency()) return Urgency.EMERGENCY;
        return subjects.stream().anyMatch(subject -> Lines.isUrgent(subject.judged()))
                ? Urgency.EXPEDITED
                : Urgency.STANDARD;
    }

    @Override
    public String toString() {
        return "consultation on %d orders".formatted(subjects.size());
    }
}
