package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.problem.Problem;

/** Holds a form that came along with a request against what was asked in it. */
public interface SentForms {

    /** Everything that is wrong with it, each with its linkId; of forms that are not ours nothing is known. */
    List<Problem.Issue> issues(QuestionnaireResponse response, LocalDate today);
}
