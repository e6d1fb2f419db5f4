package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.dtr.Edition;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.runtime.Ids;

/** Keeps what clients report about our forms, and tells the log that there is something to look at. */
@Singleton
final class ReportErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ReportErrors.class);
    private static final Set<String> QUESTIONNAIRES = Set.of("questionnaire", "Questionnaire");
    private static final Set<String> OUTCOMES = Set.of("operationOutcome", "OperationOutcome", "outcome");

    private final ErrorReports reports;
    private final FhirText text;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    ReportErrors(
            ErrorReports reports,
            FhirText text,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.reports = reports;
        this.text = text;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void report(Parameters parameters, Edition edition, Caller caller) {
        var forms = questionnaires(parameters);
        var outcomes = outcomes(parameters);
        if (forms.isEmpty()) throw missing("The questionnaire must be named.", "questionnaire");
        if (outcomes.isEmpty()) throw missing("What went wrong must be told.", "operationOutcome");
        var all = new OperationOutcome();
        outcomes.forEach(outcome -> outcome.getIssue().forEach(all::addIssue));
        var report = new ErrorReport(
                ids.next(), clock.instant(), caller.client().value(), edition.text(), forms, text.json(all));
        transactions.executeWrite(_ -> {
            reports.add(report);
            return audit.append(AuditEntry.of(
                    Act.operation(
                            Operations.LOG_ERRORS, "Questionnaire", report.id().toString()),
                    caller));
        });
        LOG.warn(
                "a client reports {} issues with a form: report {}",
                all.getIssue().size(),
                report.id());
    }

    private static Problem missing(String text, String name) {
        return new Problem(
                ProblemKind.MISSING,
                List.of(new Problem.Issue(
                        IssueType.REQUIRED, text, "Parameters.parameter.where(name='" + name + "')")));
    }

    private static List<String> questionnaires(Parameters parameters) {
        return parameters.getParameter().stream()
                .filter(parameter -> QUESTIONNAIRES.contains(parameter.getName()))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> ((PrimitiveType<?>) value).getValueAsString())
                .toList();
    }

    private static List<OperationOutcome> outcomes(Parameters parameters) {
        return parameters.getParameter().stream()
                .filter(parameter -> OUTCOMES.contains(parameter.getName()))
                .map(Parameters.ParametersParameterComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .toList();
    }
}
