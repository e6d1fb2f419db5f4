package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import payer.dtr.Edition;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequest;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.runtime.ServiceSettings;

/** Hands out the forms that an order needs. */
@Singleton
final class PackageForms {
    private final Forms forms;
    private final KnowPatient knowPatient;
    private final ServiceSettings service;
    private final DtrSettings settings;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    PackageForms(
            Forms forms,
            KnowPatient knowPatient,
            ServiceSettings service,
            DtrSettings settings,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.forms = forms;
        this.knowPatient = knowPatient;
        this.service = service;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    Parameters pack(Parameters parameters, Edition edition, Caller caller) {
        var request = PackageRequestReader.read(parameters);
        refuseUnknown(request);
        var now = clock.instant();
        var someone = knowPatient.of(request, now.atZone(service.zone()).toLocalDate());
        var known = forms.now();
        var packager = new QuestionnairePackager(
                known.catalog(edition),
                known.rules(),
                form -> form.standard().getMeta().getLastUpdated().toInstant(),
                settings.adaptive());
        var packages = packager.answer(request, someone.patient(), now);
        var patients = someone.member().map(member -> List.of(member.id().value())).orElse(List.of());
        transactions.executeWrite(_ -> audit.append(
                AuditEntry.of(Act.operation(Operations.PACKAGE, "Questionnaire", ""), caller)
                        .patients(patients)));
        return PackageAnswerWriter.parameters(packages, edition);
    }

    private static void refuseUnknown(PackageRequest request) {
        request.context().ifPresent(context -> {
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "This context is not one that we gave out.",
                    "Parameters.parameter.where(name='context')");
        });
    }
}
