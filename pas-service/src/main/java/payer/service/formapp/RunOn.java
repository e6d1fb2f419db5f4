package payer.service.formapp;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.answer.KnownAnswers;
import payer.service.dtr.AskNext;

/**
 * Goes on with an adaptive form. What the next questions ask and the chart tells is filled in; the run goes on by itself until
 * there is a question that only a person answers, or it is over.
 */
@Singleton
final class RunOn {
    /** More rounds than any policy has. */
    private static final int MOST = 30;

    private static final String OLDER = "/dtr/" + Edition.DTR_2_0.text() + "/fhir/";

    private final AskNext next;

    RunOn(AskNext next) {
        this.next = next;
    }

    static boolean isRun(QuestionnaireResponse response) {
        return response.hasQuestionnaire() && response.getQuestionnaire().startsWith("#");
    }

    /**
     * Asks on from these answers.
     *
     * @param filledIn the whole form of the same policy, as the chart fills it in
     */
    QuestionnaireResponse from(
            QuestionnaireResponse response, QuestionnaireResponse filledIn, Edition edition, Clinician clinician) {
        var known = new KnownAnswers(filledIn);
        var caller = clinician.caller();
        var now = response;
        for (var round = 0; round < MOST; round++) {
            now = next.next(now, edition, caller, caller.origin().correlation());
            if (isOver(now)) return now;
            known.into(now);
            if (!KnownAnswers.areAllGiven(questionnaire(now), now)) return now;
        }
        return now;
    }

    static boolean isOver(QuestionnaireResponse response) {
        return response.getStatus() == QuestionnaireResponseStatus.COMPLETED;
    }

    static Edition edition(String form) {
        return form.contains(OLDER) ? Edition.DTR_2_0 : Edition.DTR_2_2;
    }

    /** The whole form of the policy whose adaptive form this is. */
    static String wholeForm(Questionnaire adaptive) {
        return adaptive.getUrl().replace("/" + Addresses.ADAPTIVE, "/") + "|" + adaptive.getVersion();
    }

    static Questionnaire questionnaire(QuestionnaireResponse response) {
        return response.getContained().stream()
                .filter(Questionnaire.class::isInstance)
                .map(Questionnaire.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a run carries its questions"));
    }
}
