package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.Edition;
import payer.dtr.answer.NextQuestions;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.caller.Caller;
import payer.service.runtime.ServiceSettings;

/**
 * Goes on with an adaptive form. The answers are used for this reply alone; only a completed form on which an authorization
 * rests is kept with it.
 */
@Singleton
public final class AskNext {
    /** The names that the editions and SDC have given it. */
    private static final Set<String> NAMES = Set.of("questionnaire-response", "questionnaire-response-in", "in");

    private final Forms forms;
    private final FillRun fillRun;
    private final AuthorizeRun authorizeRun;
    private final ServiceSettings service;
    private final AccessTrail audit;
    private final FormCounts counts;
    private final Clock clock;

    AskNext(
            Forms forms,
            FillRun fillRun,
            AuthorizeRun authorizeRun,
            ServiceSettings service,
            AccessTrail audit,
            FormCounts counts,
            Clock clock) {
        this.forms = forms;
        this.fillRun = fillRun;
        this.authorizeRun = authorizeRun;
        this.service = service;
        this.audit = audit;
        this.counts = counts;
        this.clock = clock;
    }

    public QuestionnaireResponse next(Resource body, Edition edition, Caller caller, String correlation) {
        var now = clock.instant();
        var today = now.atZone(service.zone()).toLocalDate();
        var catalog = forms.catalog(edition);
        var given = response(body);
        var answer = new NextQuestions(catalog).after(given, today, Date.from(now));
        fillRun.fill(answer, given, catalog, caller, today);
        if (edition == Edition.DTR_2_2 && answer.getStatus() == QuestionnaireResponseStatus.COMPLETED)
            answer = authorizeRun.end(answer, caller, correlation);
        counts.asked(answer, catalog, today);
        audit.append(AuditEntry.of(Act.operation(Operations.NEXT_QUESTION, "Questionnaire", ""), caller));
        return answer;
    }

    private static QuestionnaireResponse response(Resource body) {
        return switch (body) {
            case QuestionnaireResponse bare -> bare;
            case Parameters parameters ->
                parameters.getParameter().stream()
                        .filter(parameter -> NAMES.contains(parameter.getName()))
                        .map(Parameters.ParametersParameterComponent::getResource)
                        .filter(QuestionnaireResponse.class::isInstance)
                        .map(QuestionnaireResponse.class::cast)
                        .findFirst()
                        .orElseThrow(() -> missing("Parameters.parameter.where(name='questionnaire-response')"));
            default -> throw missing("");
        };
    }

    private static Problem missing(String place) {
        return Problem.of(ProblemKind.MISSING, "A QuestionnaireResponse must be given.", place);
    }
}
