package payer.dtr.prefill;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import payer.dtr.Origin;
import payer.dtr.answer.Gap;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.artifact.Definition;
import payer.dtr.form.LeafQuestion;

/**
 * Fills forms from charts by running their own logic. Safe for many threads; a run takes the thread that asks for it, and ends
 * at a limit.
 */
public final class ChartPrefill {
    private static final Gap FAILED = new Gap(Gap.Why.FAILED, "the form's logic for it failed");
    private static final Gap STOPPED =
            new Gap(Gap.Why.STOPPED, "the form's logic for it took too long and was stopped");

    private final R4FhirModelResolver model;
    private final Duration limit;

    /** {@code limit} is how long one form may take. */
    public ChartPrefill(FhirContext fhir, Duration limit) {
        this.model = new R4FhirModelResolver(fhir);
        this.limit = limit;
    }

    public Prefill.Prepared fill(FormLogic logic, ChartData chart, LocalDate today) {
        var outcomes = run(logic, chart, today);
        return new Filling(logic, outcomes, new ChartReasons(logic.form(), chart, today)).prepared();
    }

    private Map<Definition, CqlRun.Outcome> run(FormLogic logic, ChartData chart, LocalDate today) {
        var names = new LinkedHashMap<String, Set<String>>();
        logic.definitions()
                .values()
                .forEach(one -> names.computeIfAbsent(one.library(), _ -> new LinkedHashSet<>())
                        .add(one.name()));
        var run = new CqlRun(logic, model, chart.resources(), today, new Meter(limit));
        var outcomes = new LinkedHashMap<Definition, CqlRun.Outcome>();
        names.forEach((library, wanted) -> run.outcomes(library, wanted)
                .forEach((name, outcome) -> outcomes.put(new Definition(library, name), outcome)));
        return outcomes;
    }

    /** The answers of one form while they are put together. */
    private static final class Filling {
        private final FormLogic logic;
        private final Map<Definition, CqlRun.Outcome> outcomes;
        private final ChartReasons why;
        private final Map<String, List<Given>> answers = new LinkedHashMap<>();
        private final Map<String, Gap> gaps = new LinkedHashMap<>();

        Filling(FormLogic logic, Map<Definition, CqlRun.Outcome> outcomes, ChartReasons why) {
            this.logic = logic;
            this.outcomes = outcomes;
            this.why = why;
        }

        Prefill.Prepared prepared() {
            fill(logic.form().standard().getItem(), true);
            logic.form().plan().questions().forEach(this::forgetDayOfNo);
            return new Prefill.Prepared(answers, gaps);
        }

        /** What is told beside an answer, such as its day, needs no reason of its own where it is missing. */
        private void fill(List<QuestionnaireItemComponent> items, boolean reasoned) {
            for (var item : items) {
                var isGroup = item.getType() == QuestionnaireItemType.GROUP;
                if (!isGroup && item.getType() != QuestionnaireItemType.DISPLAY)
                    fill(item).filter(gap -> reasoned).ifPresent(gap -> gaps.put(item.getLinkId(), gap));
                fill(item.getItem(), reasoned && isGroup);
            }
        }

        /** Why not, if it could not be filled in. */
        private Optional<Gap> fill(QuestionnaireItemComponent item) {
            var definition = logic.definitions().get(item.getLinkId());
            if (definition == null) return Optional.of(why.of(item.getLinkId(), false));
            return switch (outcomes.getOrDefault(definition, new CqlRun.Outcome.Failed())) {
                case CqlRun.Outcome.Value value -> take(item, value);
                case CqlRun.Outcome.Failed failed -> Optional.of(FAILED);
                case CqlRun.Outcome.Stopped stopped -> Optional.of(STOPPED);
            };
        }

        private Optional<Gap> take(QuestionnaireItemComponent item, CqlRun.Outcome.Value found) {
            var read = new AnswerValues(item).read(found.value());
            var given = new ArrayList<Given>();
            read.forEach(one -> one.value()
                    .map(value -> new Given(value, Origin.CHART))
                    .ifPresent(answer -> given.add(answer.restingOn(why.ground(item.getLinkId(), answer)))));
            if (!given.isEmpty()) {
                answers.put(item.getLinkId(), given);
                return Optional.empty();
            }
            return read.stream()
                    .flatMap(one -> one.gap().stream())
                    .findFirst()
                    .or(() -> Optional.of(why.of(item.getLinkId(), true)));
        }

        /** The day of something that was not is nobody's question. */
        private void forgetDayOfNo(LeafQuestion question) {
            var isNo = answers.getOrDefault(question.name(), List.of()).stream()
                    .anyMatch(given -> given.value() instanceof BooleanType yes && !yes.booleanValue());
            if (isNo) answers.remove(question.name() + LeafQuestion.DATE);
        }
    }
}
