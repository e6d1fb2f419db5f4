package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import payer.dtr.Edition;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequest;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.caller.Caller;
import payer.service.runtime.ServiceSettings;

/** Hands out the forms that an order needs. */
@Singleton
public final class PackageForms {
    private final Forms forms;
    private final KnowPatient knowPatient;
    private final Contexts contexts;
    private final ServiceSettings service;
    private final DtrSettings settings;
    private final AccessTrail audit;
    private final FormCounts counts;
    private final Clock clock;

    PackageForms(
            Forms forms,
            KnowPatient knowPatient,
            Contexts contexts,
            ServiceSettings service,
            DtrSettings settings,
            AccessTrail audit,
            FormCounts counts,
            Clock clock) {
        this.forms = forms;
        this.knowPatient = knowPatient;
        this.contexts = contexts;
        this.service = service;
        this.settings = settings;
        this.audit = audit;
        this.counts = counts;
        this.clock = clock;
    }

    public Parameters pack(Parameters parameters, Edition edition, Caller caller) {
        var asked = PackageRequestReader.read(parameters);
        var context = asked.context().map(number -> contexts.find(number, caller));
        var now = clock.instant();
        var someone = knowPatient.of(
                asked,
                context.flatMap(Contexts.Remembered::member),
                now.atZone(service.zone()).toLocalDate());
        var request = ordered(asked, context).withCoverages(someone.coverages());
        var known = forms.now();
        var packager = new QuestionnairePackager(
                known.catalog(edition),
                known.rules(),
                form -> form.standard().getMeta().getLastUpdated().toInstant(),
                settings.adaptive());
        var packages = packager.answer(request, someone.patient(), now);
        var patients =
                someone.member().map(member -> List.of(member.id().value())).orElse(List.of());
        audit.append(AuditEntry.of(Act.operation(Operations.PACKAGE, "Questionnaire", ""), caller)
                .patients(patients));
        counts.handedOut(packages.policies(), edition);
        return PackageAnswerWriter.parameters(packages.warning(someone.unusable()), edition);
    }

    /** An order that comes along may have changed since; without one, the order of then is meant. */
    private static PackageRequest ordered(PackageRequest request, Optional<Contexts.Remembered> context) {
        return request.orders().isEmpty()
                ? context.map(remembered -> request.withOrders(remembered.orders()))
                        .orElse(request)
                : request;
    }
}
