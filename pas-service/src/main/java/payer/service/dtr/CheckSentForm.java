package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.dtr.Edition;
import payer.dtr.answer.RunForm;
import payer.problem.Problem;
import payer.service.priorauth.SentForms;

/** Every edition's form asks the same, so that one edition's forms do for all. */
@Singleton
final class CheckSentForm implements SentForms {
    private final Forms forms;

    CheckSentForm(Forms forms) {
        this.forms = forms;
    }

    @Override
    public List<Problem.Issue> issues(QuestionnaireResponse response, LocalDate today) {
        var catalog = forms.catalog(Edition.DTR_2_2);
        return RunForm.forms(response)
                .flatMap(canonical -> catalog.find(canonical, today).stream())
                .findFirst()
                .map(found -> RunForm.issues(found, response, isComplete(response)))
                .orElse(List.of());
    }

    private static boolean isComplete(QuestionnaireResponse response) {
        return response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                || response.getStatus() == QuestionnaireResponseStatus.AMENDED;
    }
}
