package payer.dtr.answer;

import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.dtr.artifact.AdaptiveItems;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.form.FormPlan;
import payer.intake.FormFacts;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.PolicyRules;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Effect;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/**
 * Goes on with an adaptive form: holds the policy against the answers so far and asks, all at once, what it still hangs on. It
 * stops as soon as no answer could change the outcome. It knows nothing but the response.
 */
public final class NextQuestions {

    private final FormCatalog catalog;

    public NextQuestions(FormCatalog catalog) {
        this.catalog = catalog;
    }

    /** The response with the next questions in it, or completed. What was handed in is not changed. */
    public QuestionnaireResponse after(QuestionnaireResponse given, LocalDate today, Date now) {
        var response = given.copy();
        var run = run(response);
        var found = form(run, today);
        var form = found.form();
        refuse(RunForm.issues(found, response, true));
        // Narratives are not read; the older edition wants the form's in each answer.
        if (!run.hasText()) run.setText(form.adaptiveRun().getText().copy());
        if (!response.hasAuthored()) response.setAuthored(now);
        var items = new AdaptiveItems(form);
        var next = next(form, run, response, today);
        if (next.isEmpty())
            return response.setStatus(QuestionnaireResponseStatus.COMPLETED).setAuthored(now);
        next.forEach(name -> ask(items.item(name), run, response));
        return response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
    }

    private static Questionnaire run(QuestionnaireResponse response) {
        return RunForm.run(response)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING,
                        "The response must contain the questionnaire of the run.",
                        "QuestionnaireResponse.contained"));
    }

    private FormCatalog.Found form(Questionnaire run, LocalDate today) {
        return run.getDerivedFrom().stream()
                .map(CanonicalType::getValue)
                .flatMap(canonical -> catalog.find(canonical, today).stream())
                .filter(FormCatalog.Found::adaptive)
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_FOUND,
                        "The run derives from no adaptive questionnaire of ours.",
                        "QuestionnaireResponse.contained.derivedFrom"));
    }

    private static void refuse(List<Problem.Issue> issues) {
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
    }

    private static Set<String> next(
            PublishedForm form, Questionnaire run, QuestionnaireResponse response, LocalDate today) {
        var asked = questions(run.getItem()).collect(Collectors.toSet());
        if (!form.plan().kinds().isEmpty() && !asked.contains(FormPlan.REQUEST_KIND))
            return Set.of(FormPlan.REQUEST_KIND);
        var open = new LinkedHashSet<String>();
        for (var name : open(form.policy(), run, response, today))
            if (form.plan().question(name).isPresent() && !asked.contains(name)) open.add(name);
        return open;
    }

    private static Stream<String> questions(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item.getLinkId()), questions(item.getItem())));
    }

    /** What the outcome hangs on; nothing once it is known. */
    private static Set<String> open(Policy policy, Questionnaire run, QuestionnaireResponse response, LocalDate today) {
        var lines = lines(policy, run, response, today);
        var theCase = AuthorizationCase.of(today, lines, new FormFacts().read(response))
                .seenOn(today);
        var line = theCase.lines().getFirst();
        var alone = alone(policy);
        var answer = PolicyRules.of(List.of(alone)).determine(theCase).getFirst();
        if (!(answer.decision() instanceof Decision.InformationNeeded)) return Set.of();
        return new OpenQuestions(new Assessment(alone, new CaseFile(theCase, line)), line).names();
    }

    /** The policy as if it applied: whether it does was settled when its form was handed out. */
    private static Policy alone(Policy policy) {
        return new Policy(
                policy.identity(),
                new EffectivePeriod(LocalDate.EPOCH, Optional.empty(), EffectivePeriod.Basis.REQUEST_DATE),
                Effect.COVERAGE,
                Applicability.everyone(),
                new Trigger.AnyService(),
                List.of(),
                new AuthorizationRule(EnumSet.allOf(RequestKind.class), Optional.empty(), false),
                policy.documentation(),
                policy.terms(),
                policy.evidence(),
                policy.unmet(),
                policy.groups(),
                policy.pathways(),
                policy.atOrdering(),
                policy.timeLimits(),
                policy.note());
    }

    /** The order's codes were put into the run when it began, its own first; without an order, a code of the policy stands in. */
    private static List<ServiceLine> lines(
            Policy policy, Questionnaire run, QuestionnaireResponse response, LocalDate today) {
        var codes = run.getCode().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .map(coding -> new Code(coding.getSystem(), coding.getCode()))
                .toList();
        var kind = RequestedKind.of(policy, response);
        if (codes.isEmpty()) return List.of(line(1, standIn(policy), kind, today));
        return IntStream.range(0, codes.size())
                .mapToObj(index -> line(index + 1, codes.get(index), kind, today))
                .toList();
    }

    private static Code standIn(Policy policy) {
        var first = policy.trigger() instanceof Trigger.Listed listed
                ? listed.codes().first()
                : Optional.<Code>empty();
        return first.orElseGet(() -> CodeSystem.PLAN.code(policy.id()));
    }

    private static ServiceLine line(int sequence, Code code, RequestKind kind, LocalDate today) {
        return RequestedKind.in(ServiceLine.of(sequence, code, today), kind);
    }

    private static void ask(QuestionnaireItemComponent item, Questionnaire run, QuestionnaireResponse response) {
        run.addItem(item);
        if (item.getType() != QuestionnaireItemType.DISPLAY)
            response.addItem().setLinkId(item.getLinkId()).setText(item.getText());
    }
}
