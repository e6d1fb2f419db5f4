package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.dtr.Edition;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.DataNeed;
import payer.dtr.prefill.Filled;
import payer.dtr.prefill.PopulateAnswerWriter;
import payer.dtr.prefill.PopulateRequest;
import payer.dtr.prefill.PopulateRequestReader;
import payer.intake.Orders;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.caller.Caller;
import payer.service.runtime.ServiceSettings;

/**
 * Fills a form from a chart for those who want the payer to: from resources that come along, and from the provider's FHIR
 * server where one is named. The chart is used for this reply alone: nothing of it is kept.
 */
@Singleton
public final class PopulateForm {
    private static final String CANONICAL = "Parameters.parameter.where(name='canonical')";

    private final Forms forms;
    private final RunLogic logic;
    private final AskCharts charts;
    private final ChartServers servers;
    private final KnowPatient knowPatient;
    private final ServiceSettings service;
    private final AccessTrail audit;
    private final FormCounts counts;
    private final Clock clock;

    PopulateForm(
            Forms forms,
            RunLogic logic,
            AskCharts charts,
            ChartServers servers,
            KnowPatient knowPatient,
            ServiceSettings service,
            AccessTrail audit,
            FormCounts counts,
            Clock clock) {
        this.forms = forms;
        this.logic = logic;
        this.charts = charts;
        this.servers = servers;
        this.knowPatient = knowPatient;
        this.service = service;
        this.audit = audit;
        this.counts = counts;
        this.clock = clock;
    }

    Parameters populate(Parameters parameters, Optional<String> id, Edition edition, Caller caller) {
        var request = PopulateRequestReader.read(parameters, id.map(name -> canonical(name, edition)));
        var server = request.endpoint().map(endpoint -> servers.of(endpoint, caller));
        return populate(request, server, edition, caller);
    }

    /** From the chart on a server that the caller of this has made sure of, for a person who may read it there. */
    public Parameters populate(Parameters parameters, ChartServer server, Edition edition, Caller caller) {
        return populate(PopulateRequestReader.read(parameters, Optional.empty()), Optional.of(server), edition, caller);
    }

    private Parameters populate(PopulateRequest request, Optional<ChartServer> server, Edition edition, Caller caller) {
        var now = clock.instant();
        var today = now.atZone(service.zone()).toLocalDate();
        var form = form(request.canonical(), edition, today);
        var chart = chart(request, form, server);
        var known = request.local() ? knowPatient.of(request, today) : Optional.<KnowPatient.Someone>empty();
        var filled = Filled.of(logic.fill(form, chart, today)).ofKind(form.plan(), kind(request, form, today));
        if (request.local()) filled = withOurs(filled, form, known);
        record(caller, known);
        counts.filled(form, filled);
        return new PopulateAnswerWriter(form).parameters(request, filled, now);
    }

    /** As the order tells it that came along; without one, what most requests are. */
    private static RequestKind kind(PopulateRequest request, PublishedForm form, LocalDate today) {
        return request.orders().stream()
                .flatMap(order -> new Orders().line(1, order, today).stream())
                .map(ServiceLine::kind)
                .findFirst()
                .or(() -> form.plan().kinds().stream().findFirst())
                .orElse(RequestKind.INITIAL);
    }

    private String canonical(String id, Edition edition) {
        return forms.catalog(edition)
                .questionnaires()
                .filter(form -> form.getIdPart().equals(id))
                .findFirst()
                .map(form -> form.getUrl() + "|" + form.getVersion())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such Questionnaire."));
    }

    private PublishedForm form(String canonical, Edition edition, LocalDate today) {
        var found = forms.catalog(edition)
                .find(canonical, today)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such questionnaire.", CANONICAL));
        if (found.adaptive())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "An adaptive form has its questions only as it goes on; name the whole form.",
                    CANONICAL);
        return found.form();
    }

    private ChartData chart(PopulateRequest request, PublishedForm form, Optional<ChartServer> chartServer) {
        var along = ChartData.of(request.data());
        return chartServer
                .map(server -> charts.ask(server, request.subject().getReference(), DataNeed.of(List.of(form))))
                .map(along::and)
                .orElse(along);
    }

    private static Filled withOurs(Filled filled, PublishedForm form, Optional<KnowPatient.Someone> known) {
        return known.filter(someone -> someone.member().isPresent())
                .map(someone -> filled.with(someone.patient().answers(form.plan())))
                .orElseGet(() -> filled.noting("What the payer itself knows was not added: it takes the Patient and the"
                        + " Coverage, and they must fit a member."));
    }

    private void record(Caller caller, Optional<KnowPatient.Someone> known) {
        var patients = known.flatMap(KnowPatient.Someone::member)
                .map(member -> List.of(member.id().value()))
                .orElse(List.of());
        audit.append(AuditEntry.of(Act.operation(Operations.POPULATE, "Questionnaire", ""), caller)
                .patients(patients));
    }
}
