package payer.crd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import payer.decision.Code;
import payer.decision.Determination;
import payer.decision.PolicyReference;
import payer.decision.ServiceLine;
import payer.rules.PolicyRules;

/** Thinks: what is to be said of each order under each coverage. The same consultation always gets the same advice. */
public final class Advisor {
    private final PolicyRules rules;
    private final Wording wording;

    /** {@code forms} gives the canonical of a policy's questionnaire. */
    public Advisor(PolicyRules rules, Function<PolicyReference, String> forms) {
        this.rules = rules;
        this.wording = new Wording(forms);
    }

    public List<Advice> advise(Consultation consultation) {
        var lines = consultation.lines();
        return consultation.coverages().stream()
                .flatMap(coverage -> advise(consultation, lines, coverage).stream())
                .toList();
    }

    private List<Advice> advise(Consultation consultation, Map<Subject, List<ServiceLine>> lines, Presented coverage) {
        return switch (coverage.standing()) {
            case Standing.Insured insured -> judged(consultation, lines, coverage.reference(), insured);
            case Standing.NotInsured(var why) ->
                each(lines, (billing) -> Statement.notOurs(coverage.reference(), why, billing, consultation.today()));
            case Standing.NotKnown(var why) ->
                each(lines, (billing) -> Statement.failure(coverage.reference(), why, billing, consultation.today()));
        };
    }

    private static List<Advice> each(Map<Subject, List<ServiceLine>> lines, Function<List<Code>, Statement> statement) {
        return lines.entrySet().stream()
                .map(entry -> new Advice(
                        entry.getKey(), statement.apply(codes(entry.getValue())), Optional.empty(), Optional.empty()))
                .toList();
    }

    private static List<Code> codes(List<ServiceLine> lines) {
        return lines.stream().map(ServiceLine::code).toList();
    }

    private List<Advice> judged(
            Consultation consultation,
            Map<Subject, List<ServiceLine>> lines,
            String coverage,
            Standing.Insured insured) {
        var all = lines.values().stream().flatMap(List::stream).toList();
        var determined = new LinkedHashMap<Integer, Determination>();
        if (!all.isEmpty())
            rules.determine(consultation.caseOf(insured, all)).forEach(answer -> determined.put(answer.line(), answer));
        var advice = new ArrayList<Advice>();
        lines.forEach((subject, own) -> advice.addAll(onOne(consultation, coverage, subject, own, determined)));
        return advice;
    }

    private List<Advice> onOne(
            Consultation consultation,
            String coverage,
            Subject subject,
            List<ServiceLine> lines,
            Map<Integer, Determination> determined) {
        if (lines.isEmpty()) return List.of(uncoded(consultation, coverage, subject));
        var advice = new LinkedHashMap<String, Advice>();
        for (var line : lines) {
            var answer = determined.get(line.sequence());
            if (answer == null) throw new IllegalStateException("each line gets an answer");
            var statement = wording.statement(consultation, coverage, line, answer);
            var one = new Advice(subject, statement, Optional.of(line), Optional.of(answer));
            advice.merge(statement.withBilling(List.of()).content(), one, Advisor::together);
        }
        return List.copyOf(advice.values());
    }

    /** The same is said under several codes: once, naming them all. */
    private static Advice together(Advice one, Advice other) {
        var billing = new ArrayList<>(one.statement().billing());
        billing.addAll(other.statement().billing());
        return new Advice(one.subject(), one.statement().withBilling(billing), one.line(), one.determination());
    }

    private static Advice uncoded(Consultation consultation, String coverage, Subject subject) {
        var why = Ground.of("This order has no code by which a coverage policy could be found.");
        return new Advice(
                subject,
                Statement.conditional(
                        coverage,
                        java.util.Set.of(payer.decision.CoverageRequirement.InfoNeeded.OTHER),
                        why,
                        List.of(),
                        consultation.today(),
                        false),
                Optional.empty(),
                Optional.empty());
    }
}
