package payer.dtr.answer;

import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;

/** Takes answers over from the whole form, as machines filled it in, to a run of its adaptive form that asks some of the same. */
public final class KnownAnswers {
    private final QuestionnaireResponse filledIn;

    public KnownAnswers(QuestionnaireResponse filledIn) {
        this.filledIn = filledIn;
    }

    /** Questions of the response that have no answer yet get the one that is known. */
    public void into(QuestionnaireResponse response) {
        FormAnswers.all(response.getItem())
                .filter(item -> !item.hasAnswer() && !item.hasItem())
                .toList()
                .forEach(item -> known(item.getLinkId()).forEach(answer -> item.addAnswer(answer.copy())));
    }

    /** Whether every question that a run asks at its top has an answer: then nobody has to be waited for. */
    public static boolean areAllGiven(Questionnaire run, QuestionnaireResponse response) {
        var answers = FormAnswers.of(response.getItem());
        return run.getItem().stream()
                .filter(KnownAnswers::isQuestion)
                .filter(item -> Enabling.isEnabled(item, answers))
                .noneMatch(item -> answers.to(item.getLinkId()).isEmpty());
    }

    private static boolean isQuestion(QuestionnaireItemComponent item) {
        return switch (item.getType()) {
            case GROUP, DISPLAY, NULL -> false;
            default -> true;
        };
    }

    private List<QuestionnaireResponseItemAnswerComponent> known(String linkId) {
        return FormAnswers.all(filledIn.getItem())
                .filter(item -> item.getLinkId().equals(linkId))
                .flatMap(item -> item.getAnswer().stream())
                .toList();
    }
}
