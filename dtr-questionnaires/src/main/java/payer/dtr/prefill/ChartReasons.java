package payer.dtr.prefill;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.dtr.answer.Gap;
import payer.dtr.answer.Given;
import payer.dtr.answer.Ground;
import payer.dtr.answer.Prefill;
import payer.dtr.artifact.PublishedForm;
import payer.intake.RecordFacts;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;

/**
 * Why a chart does not answer a question, and on which record the answer rests where it does: the policy itself is asked what it
 * makes of the same resources, for it says of each fact that it uses which it is, and of each that it cannot use why not.
 */
final class ChartReasons {
    private static final Gap NOT_IN_CHARTS = new Gap(Gap.Why.ONLY_A_PERSON, "only a person can tell this");

    private final PublishedForm form;
    private final ChartData chart;
    private final Prefill.Prepared judged;

    ChartReasons(PublishedForm form, ChartData chart, LocalDate today) {
        this.form = form;
        this.chart = chart;
        this.judged = judged(form, chart.resources(), today);
    }

    private static Prefill.Prepared judged(PublishedForm form, List<Resource> chart, LocalDate today) {
        var reader = new RecordFacts();
        var facts = chart.stream()
                .flatMap(resource -> reader.read(resource).stream())
                .toList();
        var line = ServiceLine.of(1, service(form), today);
        var file =
                new CaseFile(AuthorizationCase.of(today, List.of(line), facts).seenOn(today), line);
        return Prefill.prepare(form.plan(), new Assessment(form.policy(), file), ChartReasons::isAnything);
    }

    /** What is ordered plays no part in what the chart says. */
    private static Code service(PublishedForm form) {
        return CodeSystem.PLAN.code(form.policy().id());
    }

    private static boolean isAnything(Fact fact) {
        return true;
    }

    /** The record that decides a question for the policy, where the policy's answer is this one. */
    Optional<Ground> ground(String linkId, Given given) {
        return judged.answers().getOrDefault(linkId, List.of()).stream()
                .filter(given::isSame)
                .flatMap(same -> same.ground().stream())
                .findFirst();
    }

    Gap of(String linkId, boolean hasLogic) {
        if (!hasLogic) return NOT_IN_CHARTS;
        return unreached(linkId)
                .or(() -> Optional.ofNullable(judged.gaps().get(linkId)).filter(gap -> gap.why() != Gap.Why.NO_DATA))
                .or(() -> unsearched(linkId))
                .orElseGet(Gap::noData);
    }

    /** There may be something in panels, where those could not be searched. */
    private Optional<Gap> unsearched(String linkId) {
        return types(linkId).contains("Observation")
                ? Optional.ofNullable(chart.missing().get(ChartData.PANELS))
                : Optional.empty();
    }

    /** Where some kind of resource that the question looks at was not to be had, that is why. */
    private Optional<Gap> unreached(String linkId) {
        return types(linkId).stream()
                .sorted()
                .flatMap(type -> Optional.ofNullable(chart.missing().get(type)).stream())
                .findFirst();
    }

    private Set<String> types(String linkId) {
        return form.plan().question(linkId).isPresent()
                ? form.evidence().typesFor(linkId)
                : form.evidence().types().keySet();
    }
}
