package payer.service.formapp;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import payer.dtr.Edition;
import payer.dtr.answer.Gap;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.dtr.ChartServer;
import payer.service.dtr.ExpandValueSet;
import payer.service.dtr.PackageForms;
import payer.service.dtr.PopulateForm;
import payer.service.fhir.FhirText;
import payer.service.runtime.Ids;

/**
 * Gets the forms that orders need and fills each from the chart, for the one who has come from the EHR. A form that is being
 * filled in for the same orders already goes on.
 */
@Singleton
public final class OpenForms {
    private static final Edition EDITION = Edition.DTR_2_2;
    private static final Set<String> UNSAID =
            Set.of(Gap.Why.NO_DATA.code(), Gap.Why.ONLY_A_PERSON.code(), "closed", "from-payer");
    private static final String OLDER = "/dtr/" + Edition.DTR_2_0.text() + "/fhir/";

    private final ReadChart charts;
    private final PackageForms packages;
    private final PopulateForm populate;
    private final ExpandValueSet lists;
    private final RunOn run;
    private final Drafts drafts;
    private final FhirText text;
    private final AuditTrail trail;
    private final Ids ids;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    OpenForms(
            ReadChart charts,
            PackageForms packages,
            PopulateForm populate,
            ExpandValueSet lists,
            RunOn run,
            Drafts drafts,
            FhirText text,
            AuditTrail trail,
            Ids ids,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.charts = charts;
        this.packages = packages;
        this.populate = populate;
        this.lists = lists;
        this.run = run;
        this.drafts = drafts;
        this.text = text;
        this.trail = trail;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a form is about, as the EHR has it. */
    private record About(Patient patient, Coverage coverage, List<Resource> orders, Edition edition) {
        List<String> references() {
            return orders.stream().map(OrderWords::reference).toList();
        }

        @Override
        public String toString() {
            return "About";
        }
    }

    /** The forms for these orders; without any, those that the app was launched for. */
    public List<Draft> open(Clinician clinician, List<String> references) {
        var orders = charts.orders(clinician, references);
        var edition = orders.isEmpty() && isOlder(clinician) ? Edition.DTR_2_0 : EDITION;
        var about = new About(charts.patient(clinician), charts.coverage(clinician), orders, edition);
        var answer = packed(clinician, about);
        var bundles = answer.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getResource)
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .toList();
        if (bundles.isEmpty()) throw nothingToAsk(answer);
        return bundles.stream().map(bundle -> draft(clinician, about, bundle)).toList();
    }

    private static boolean isOlder(Clinician clinician) {
        return clinician.visit().context().questionnaires().stream()
                .map(canonical -> URI.create(canonical.split("\\|", 2)[0]).getPath())
                .anyMatch(path -> path != null && path.startsWith(OLDER));
    }

    /** A number from the order screen that we did not give to this EHR helps nothing, and hinders nothing: the order tells enough. */
    private Parameters packed(Clinician clinician, About about) {
        var context = clinician.visit().context();
        var number = context.assertions().stream().findFirst();
        var questionnaires = about.orders.isEmpty() ? context.questionnaires() : List.<String>of();
        try {
            return packages.pack(request(about, questionnaires, number), about.edition, clinician.caller());
        } catch (Problem problem) {
            if (number.isEmpty() || about.orders.isEmpty() || !isAboutContext(problem)) throw problem;
            return packages.pack(request(about, questionnaires, Optional.empty()), about.edition, clinician.caller());
        }
    }

    private static boolean isAboutContext(Problem problem) {
        return problem.issues().stream().anyMatch(issue -> issue.place().contains("'context'"));
    }

    private static Parameters request(About about, List<String> questionnaires, Optional<String> number) {
        var request = new Parameters();
        request.addParameter().setName("coverage").setResource(about.coverage);
        about.orders.forEach(order -> request.addParameter().setName("order").setResource(order));
        request.addParameter().setName("referenced").setResource(about.patient);
        questionnaires.forEach(
                canonical -> request.addParameter().setName("questionnaire").setValue(new UriType(canonical)));
        number.ifPresent(told -> request.addParameter().setName("context").setValue(new StringType(told)));
        return request;
    }

    private static Problem nothingToAsk(Parameters answer) {
        var told = answer.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .map(OpenForms::words)
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
        return Problem.of(
                ProblemKind.UNPROCESSABLE,
                "There is no form to fill in for this order. " + told.replaceAll("\\.$", ""));
    }

    private static String words(OperationOutcome.OperationOutcomeIssueComponent issue) {
        if (issue.hasDiagnostics()) return issue.getDiagnostics();
        return issue.getDetails().hasText() ? issue.getDetails().getText() : "";
    }

    private Draft draft(Clinician clinician, About about, Bundle bundle) {
        var form = only(bundle, Questionnaire.class);
        var canonical = form.getUrl() + "|" + form.getVersion();
        var visit = clinician.visit();
        return transactions.executeRead(tx -> drafts.of(visit.ehr(), visit.patient())).stream()
                .filter(one -> one.form().equals(canonical) && one.orders().equals(about.references()))
                .filter(one -> one.state() != Draft.State.SUBMITTED)
                .findFirst()
                .orElseGet(() -> begun(clinician, about, bundle));
    }

    private Draft begun(Clinician clinician, About about, Bundle bundle) {
        var form = only(bundle, Questionnaire.class);
        var response = only(bundle, QuestionnaireResponse.class);
        var isRun = RunOn.isRun(response);
        var canonical = form.getUrl() + "|" + form.getVersion();
        var answer = filled(clinician, about, isRun ? RunOn.wholeForm(form) : canonical);
        var whole = resource(answer, QuestionnaireResponse.class).orElseThrow();
        if (isRun) response = run.from(response, whole, about.edition, clinician);
        else response.setItem(whole.getItem());
        var shown = isRun ? RunOn.questionnaire(response) : form;
        var now = clock.instant();
        var draft = new Draft(
                ids.next(),
                clinician.visit().ehr(),
                clinician.visit().patient(),
                canonical,
                form.getTitle(),
                about.references(),
                OrderWords.reference(about.coverage),
                text.json(ShownForm.of(shown, canonicalOfList -> lists.whole(canonicalOfList, about.edition))),
                text.json(isRun ? whole : response),
                text.json(response),
                gaps(answer),
                List.of(),
                Draft.State.OPEN,
                Optional.empty(),
                Optional.empty(),
                clinician.visit().practitioner(),
                1,
                now,
                now);
        return kept(draft, clinician);
    }

    private Draft kept(Draft draft, Clinician clinician) {
        transactions.executeWrite(tx -> {
            drafts.add(draft);
            trail.append(AuditEntry.of(
                    Act.rest("create", "QuestionnaireResponse", draft.id().toString()), clinician.caller()));
            return draft;
        });
        return draft;
    }

    private Parameters filled(Clinician clinician, About about, String canonical) {
        var data = new Bundle().setType(Bundle.BundleType.COLLECTION);
        data.addEntry().setResource(about.patient);
        data.addEntry().setResource(about.coverage);
        about.orders.forEach(order -> data.addEntry().setResource(order));
        var request = new Parameters();
        request.addParameter().setName("canonical").setValue(new UriType(canonical));
        request.addParameter().setName("subject").setValue(new org.hl7.fhir.r4.model.Reference(clinician.patient()));
        request.addParameter().setName("data").setResource(data);
        request.addParameter().setName("local").setValue(new BooleanType(true));
        var server = new ChartServer(
                URI.create(clinician.ehr().issuer()), clinician.tokens().access());
        return populate.populate(request, server, about.edition, clinician.caller());
    }

    /**
     * Each issue begins with the linkId of the question that it is about. That nothing is known, or that it is the clinician's to
     * say, goes without saying.
     */
    private static Map<String, String> gaps(Parameters filled) {
        var gaps = new LinkedHashMap<String, String>();
        resource(filled, OperationOutcome.class)
                .ifPresent(outcome -> outcome.getIssue().stream()
                        .filter(OperationOutcome.OperationOutcomeIssueComponent::hasExpression)
                        .filter(issue -> !UNSAID.contains(
                                issue.getDetails().getCodingFirstRep().getCode()))
                        .map(issue -> issue.getDiagnostics().split(": ", 2))
                        .filter(parts -> parts.length == 2)
                        .forEach(parts -> gaps.merge(parts[0], parts[1], (one, other) -> one + " " + other)));
        return gaps;
    }

    private static <T extends Resource> Optional<T> resource(Parameters parameters, Class<T> type) {
        return parameters.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static <T extends Resource> T only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
