package payer.dtr.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.Quantity;
import payer.decision.Source;
import payer.decision.Verdict;
import payer.dtr.Origin;
import payer.dtr.artifact.Words;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.FormPlan;
import payer.dtr.form.LeafQuestion;
import payer.rules.evidence.Assessment;
import payer.rules.policy.Check;
import payer.rules.policy.Limit;
import payer.rules.units.Units;

/**
 * Answers a form from what is known. The policy's own judgement says which fact decides a criterion; that fact becomes the
 * answer, so that reading the form gives the policy the same case again. What is contradicted is left to a person.
 */
public final class Prefill {

    /** What could be filled in, and of what could not be, why not: by criterion, in words without personal data. */
    public record Prepared(Map<String, List<Given>> answers, Map<String, Gap> gaps) {

        public static Prepared nothing() {
            return new Prepared(Map.of(), Map.of());
        }

        /** Nothing of it: it is about a person. */
        @Override
        public String toString() {
            return "Prepared";
        }
    }

    private static final Comparator<Fact> BY_DAY = Comparator.comparing(
                    (Fact fact) -> fact.date().orElse(LocalDate.MIN))
            .thenComparing(Fact::id);

    private final Assessment assessment;
    private final Predicate<Fact> allowed;

    private final Map<String, List<Given>> answers = new LinkedHashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();

    private Prefill(Assessment assessment, Predicate<Fact> allowed) {
        this.assessment = assessment;
        this.allowed = allowed;
    }

    /** {@code allowed} says which facts may be told in a form. */
    public static Prepared prepare(FormPlan plan, Assessment assessment, Predicate<Fact> allowed) {
        var prefill = new Prefill(assessment, allowed);
        plan.questions().forEach(prefill::answer);
        return new Prepared(prefill.answers, prefill.gaps);
    }

    private void answer(LeafQuestion question) {
        var finding = assessment.finding(question.leaf());
        if (finding.verdict() == Verdict.UNKNOWN || finding.contradicted()) gaps.put(question.name(), Gap.of(finding));
        else if (question.leaf().check() instanceof Check.Timing)
            put(question.name(), new BooleanType(finding.verdict() == Verdict.MET), Origin.PAYER);
        else deciding(question, finding).ifPresent(fact -> tell(question, finding, fact));
    }

    private Optional<Fact> deciding(LeafQuestion question, Finding finding) {
        return finding.restsOn().stream()
                .filter(allowed)
                .filter(fact -> suits(question.kind(), fact))
                .max(BY_DAY);
    }

    private static boolean suits(AnswerKind kind, Fact fact) {
        return switch (kind) {
            case AnswerKind.YesNo yesNo -> true;
            case AnswerKind.Count count -> true;
            case AnswerKind.Amount amount -> fact.amount().isPresent();
            case AnswerKind.Score score -> fact.amount().isPresent();
            case AnswerKind.Therapy therapy -> fact.amount().isEmpty();
        };
    }

    private void tell(LeafQuestion question, Finding finding, Fact fact) {
        value(question, finding, fact).ifPresent(value -> {
            var origin = origin(fact);
            put(question.name(), new Given(value, origin, Ground.of(fact)));
            beside(question, fact, value, origin);
        });
    }

    private static Origin origin(Fact fact) {
        return fact.source() == Source.FORM || fact.source() == Source.ATTACHMENT ? Origin.PERSON : Origin.PAYER;
    }

    private static Optional<Type> value(LeafQuestion question, Finding finding, Fact fact) {
        return switch (question.kind()) {
            case AnswerKind.YesNo yesNo -> Optional.of(new BooleanType(isYes(finding, fact)));
            case AnswerKind.Amount(List<String> units) -> fact.amount().flatMap(amount -> amount(amount, units));
            case AnswerKind.Score score -> fact.amount().map(amount -> new DecimalType(amount.value()));
            case AnswerKind.Count count -> Optional.of(new IntegerType(number(finding)));
            case AnswerKind.Therapy therapy -> Optional.of(therapy(fact.value()));
        };
    }

    /** An earlier answer says what it says; any other fact counts as the policy judged it. */
    private static boolean isYes(Finding finding, Fact fact) {
        if (fact.code().isOf(CodeSystem.QUESTION) && fact.value() instanceof FactValue.YesNo(boolean yes)) return yes;
        return finding.verdict() == Verdict.MET;
    }

    private static Optional<Type> amount(Quantity amount, List<String> units) {
        return units.stream()
                .flatMap(unit -> Units.in(amount, unit).map(value -> new Quantity(value, unit)).stream())
                .findFirst()
                .map(found -> new org.hl7.fhir.r4.model.Quantity()
                        .setValue(found.value())
                        .setUnit(found.unit())
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(found.unit()));
    }

    private static int number(Finding finding) {
        return finding.restsOn().stream()
                .flatMap(fact -> fact.amount().stream())
                .map(amount -> amount.value().intValue())
                .max(Comparator.naturalOrder())
                .orElse((int) finding.restsOn().stream()
                        .filter(fact -> fact.says(FactValue.YES))
                        .count());
    }

    private static Coding therapy(FactValue value) {
        return switch (value) {
            case FactValue.Went(payer.decision.Outcome outcome) -> Words.outcome(outcome);
            case FactValue.YesNo(boolean yes) ->
                new Coding().setSystem(Words.OUTCOMES).setCode(yes ? "yes" : "no");
            case FactValue.Amount amount -> throw new IllegalStateException("a therapy went in some way, not so much");
        };
    }

    private void beside(LeafQuestion question, Fact fact, Type value, Origin origin) {
        var isDenied = value instanceof BooleanType yes && !yes.booleanValue();
        if (question.dated() && !isDenied)
            fact.date().ifPresent(day -> put(question.name() + LeafQuestion.DATE, date(day), origin));
        if (question.ended())
            fact.until().ifPresent(day -> put(question.name() + LeafQuestion.UNTIL, date(day), origin));
        if (question.roles().contains(fact.author().role()))
            put(
                    question.name() + LeafQuestion.ROLE,
                    new Coding().setSystem(Words.ROLES).setCode(fact.author().role()),
                    origin);
        limit(
                question,
                Limit.End.LOWER,
                LeafQuestion.LOW,
                fact,
                fact.reference().low(),
                origin);
        limit(
                question,
                Limit.End.UPPER,
                LeafQuestion.HIGH,
                fact,
                fact.reference().high(),
                origin);
    }

    private void limit(
            LeafQuestion question, Limit.End end, String suffix, Fact fact, Optional<Quantity> limit, Origin origin) {
        if (!question.referenceEnds().contains(end)) return;
        limit.flatMap(normal -> Units.in(normal, fact.amount().orElseThrow().unit()))
                .ifPresent(normal -> put(question.name() + suffix, new DecimalType(normal), origin));
    }

    private static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    private void put(String linkId, Type value, Origin origin) {
        put(linkId, new Given(value, origin));
    }

    private void put(String linkId, Given given) {
        answers.computeIfAbsent(linkId, name -> new ArrayList<>()).add(given);
    }
}
