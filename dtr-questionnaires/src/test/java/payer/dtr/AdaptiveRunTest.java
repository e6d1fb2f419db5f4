package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import payer.decision.Decision;
import payer.dtr.answer.Given;
import payer.dtr.answer.NextQuestions;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.intake.FormFacts;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** An adaptive form asks what matters, round after round, and stops when the outcome is known. */
final class AdaptiveRunTest {

    private static final Date NOW = Date.from(java.time.Instant.parse("2026-03-02T10:00:00Z"));
    private static final int MOST_ROUNDS = 8;

    private final FormCatalog catalog = Shipped.catalog(Edition.DTR_2_0);
    private final NextQuestions questions = new NextQuestions(catalog);

    @Test
    void the_first_round_asks_for_red_flags_and_the_kind_of_pain_together() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        assertEquals(QuestionnaireResponseStatus.INPROGRESS, first.getStatus());
        assertEquals(
                List.of(
                        "suspected-cauda-equina",
                        "progressive-motor-deficit",
                        "suspected-cancer-infection",
                        "suspected-fracture",
                        "radicular-or-persistent-pain"),
                asked(first));
    }

    @Test
    void a_red_flag_ends_the_run() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        answer(first, Map.of("progressive-motor-deficit", List.of(new Given(new BooleanType(true), Origin.PERSON))));
        var last = questions.after(first, Shipped.TODAY, NOW);
        assertEquals(QuestionnaireResponseStatus.COMPLETED, last.getStatus());
        assertEquals(asked(first), asked(last));
    }

    @Test
    void no_red_flag_leads_on_to_conservative_care() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        var no = List.of(new Given(new BooleanType(false), Origin.PERSON));
        answer(
                first,
                Map.of(
                        "suspected-cauda-equina", no,
                        "progressive-motor-deficit", no,
                        "suspected-cancer-infection", no,
                        "suspected-fracture", no,
                        "radicular-or-persistent-pain", List.of(new Given(new BooleanType(true), Origin.PERSON))));
        var second = questions.after(first, Shipped.TODAY, NOW);
        assertTrue(
                asked(second).contains("six-weeks-of-care"), () -> asked(second).toString());
        assertEquals(QuestionnaireResponseStatus.INPROGRESS, second.getStatus());
    }

    @Test
    void every_run_ends_within_a_few_rounds_and_never_asks_a_question_twice() {
        for (var situation : Shipped.situations(catalog).toList()) {
            var end = play(situation);
            assertEquals(QuestionnaireResponseStatus.COMPLETED, end.getStatus(), situation.name());
            assertEquals(asked(end).stream().distinct().toList(), asked(end), situation.name());
        }
    }

    @Test
    void a_run_leads_to_every_approval_that_the_whole_form_leads_to() {
        var differing = new ArrayList<String>();
        for (var situation : Shipped.situations(catalog).toList()) {
            if (situation.isContradicted() || isInHospital(situation)) continue;
            var whole =
                    situation.answerTo(new FormFacts().read(situation.filled())).decision();
            var run = situation.answerTo(new FormFacts().read(play(situation))).decision();
            var isWorse = whole instanceof Decision.Approved && !(run instanceof Decision.Approved);
            if (isWorse) differing.add(situation.name());
        }
        assertEquals(List.of(), differing);
    }

    /** That a stay in hospital is known from the request, and no run is told. */
    private static boolean isInHospital(Shipped.Situation situation) {
        return situation.theCase().admitted().isPresent()
                || situation.theCase().discharged().isPresent();
    }

    @Test
    void an_answer_of_the_wrong_kind_is_refused_with_its_question() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        first.getItem().getFirst().addAnswer().setValue(new StringType("perhaps"));
        var problem = assertThrows(Problem.class, () -> questions.after(first, Shipped.TODAY, NOW));
        assertEquals(400, problem.kind().status());
        assertEquals(
                "QuestionnaireResponse.item.where(linkId='suspected-cauda-equina')",
                problem.issues().getFirst().place());
    }

    @Test
    void an_answer_to_a_question_that_was_not_asked_is_refused() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        first.addItem().setLinkId("favourite-colour").addAnswer().setValue(new StringType("blue"));
        assertThrows(Problem.class, () -> questions.after(first, Shipped.TODAY, NOW));
    }

    @Test
    void a_question_that_the_client_put_into_the_run_itself_is_refused() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        ((Questionnaire) first.getContained().getFirst())
                .addItem()
                .setLinkId("favourite-colour")
                .setType(Questionnaire.QuestionnaireItemType.STRING);
        first.addItem().setLinkId("favourite-colour").addAnswer().setValue(new StringType("blue"));
        var problem = assertThrows(Problem.class, () -> questions.after(first, Shipped.TODAY, NOW));
        assertTrue(problem.issues().getFirst().place().contains("favourite-colour"));
    }

    @Test
    void what_the_client_changed_in_its_copy_of_a_question_plays_no_part() {
        var first = questions.after(start(Shipped.form(catalog, "lumbar-mri")), Shipped.TODAY, NOW);
        ((Questionnaire) first.getContained().getFirst())
                .getItemFirstRep()
                .setType(Questionnaire.QuestionnaireItemType.STRING);
        first.getItemFirstRep().addAnswer().setValue(new StringType("perhaps"));
        assertThrows(Problem.class, () -> questions.after(first, Shipped.TODAY, NOW));
    }

    @Test
    void a_run_of_a_form_that_is_not_ours_is_refused() {
        var start = start(Shipped.form(catalog, "lumbar-mri"));
        ((Questionnaire) start.getContained().getFirst())
                .getDerivedFrom()
                .getFirst()
                .setValue("https://other/Q|1");
        var problem = assertThrows(Problem.class, () -> questions.after(start, Shipped.TODAY, NOW));
        assertEquals(ProblemKind.NOT_FOUND, problem.kind());
    }

    @Test
    void what_was_handed_in_stays_as_it_was() {
        var start = start(Shipped.form(catalog, "lumbar-mri"));
        questions.after(start, Shipped.TODAY, NOW);
        assertTrue(start.getItem().isEmpty());
    }

    private QuestionnaireResponse play(Shipped.Situation situation) {
        var answers = situation.answers();
        var response = start(situation.form());
        var today = situation.theCase().requested();
        response.setAuthoredElement(new DateTimeType(today.toString()));
        ordered(situation, (Questionnaire) response.getContained().getFirst());
        for (var round = 0; round < MOST_ROUNDS; round++) {
            response = questions.after(
                    response,
                    today,
                    DateTimeType.parseV3(today.toString().replace("-", "")).getValue());
            if (response.getStatus() == QuestionnaireResponseStatus.COMPLETED) return response;
            answer(response, answers);
        }
        return response;
    }

    private static void ordered(Shipped.Situation situation, Questionnaire run) {
        var lines = new ArrayList<>(situation.theCase().lines());
        lines.remove(situation.line());
        lines.addFirst(situation.line());
        lines.forEach(line -> run.addCode()
                .setSystem(line.code().system())
                .setCode(line.code().value()));
    }

    private static QuestionnaireResponse start(PublishedForm form) {
        var response = new QuestionnaireResponse();
        var run = form.adaptiveRun().copy();
        run.setId("form");
        response.addContained(run);
        return response.setQuestionnaire("#form").setStatus(QuestionnaireResponseStatus.INPROGRESS);
    }

    private static void answer(QuestionnaireResponse response, Map<String, List<Given>> answers) {
        var run = (Questionnaire) response.getContained().getFirst();
        response.setItem(ResponseItems.of(run.getItem(), answers, Edition.DTR_2_0));
    }

    private static List<String> asked(QuestionnaireResponse response) {
        return response.getItem().stream().map(item -> item.getLinkId()).toList();
    }
}
