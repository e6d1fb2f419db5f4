package payer.service.crd;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.crd.Consultation;
import payer.crd.Deliverers;
import payer.crd.Ground;
import payer.crd.HookRequest;
import payer.crd.Release;
import payer.crd.Standing;
import payer.crd.Subject;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.runtime.ServiceSettings;

/**
 * Gathers what every answer needs: what came along, what the caller's system adds, and what we know ourselves. Where that
 * system was asked and did not answer, the answer will say that it is not known; only where there is no way to ask is the call
 * refused.
 */
@Singleton
final class GatherFacts {
    private static final Ground NO_ANSWER =
            Ground.of(Ground.Known.TECHNICAL, "The ordering system did not answer our questions in time.");
    private static final Standings.Found NOT_KNOWN = Standings.Found.of(new Standing.NotKnown(NO_ANSWER));
    private static final Standings.Found NO_COVERAGE = Standings.Found.of(new Standing.NotInsured(
            Ground.of(Ground.Known.COVERAGE_NOT_FOUND, "No active coverage with us came with this request.")));

    private final HookJson json;
    private final Standings standings;
    private final WhoDelivers delivery;
    private final EhrSessions sessions;
    private final AskEhr ehr;
    private final CrdSettings settings;
    private final ServiceSettings service;
    private final Clock clock;

    GatherFacts(
            HookJson json,
            Standings standings,
            WhoDelivers delivery,
            EhrSessions sessions,
            AskEhr ehr,
            CrdSettings settings,
            ServiceSettings service,
            Clock clock) {
        this.json = json;
        this.standings = standings;
        this.delivery = delivery;
        this.sessions = sessions;
        this.ehr = ehr;
        this.settings = settings;
        this.service = service;
        this.clock = clock;
    }

    Gathered gather(HookRequest request, Release release, Caller caller) {
        var session = sessions.of(request, caller);
        var known = Known.nothing(json, release);
        var subjects = new Subjects(request, known, settings, release);
        subjects.read();
        known.addPrefetch(request);
        var unanswered = fetch(new Missing(request, known, subjects).queries(), known, session);
        var today = clock.instant().atZone(service.zone()).toLocalDate();
        var ordered = subjects.all();
        var found = standings(request, known, release, unanswered, today, keys(request, ordered));
        var consultation = new Consultation(
                request.hook(),
                ordered,
                Gathered.presented(found),
                Chart.facts(known),
                Chart.stay(known, today),
                today,
                Deliverers.NOT_KNOWN);
        return new Gathered(request, release, delivery.in(consultation, known), found, known, session);
    }

    /** Whether something that was asked for remained without an answer. */
    private boolean fetch(List<String> queries, Known known, Optional<EhrSession> session) {
        if (queries.isEmpty()) return false;
        if (session.isEmpty())
            throw Problem.of(
                    ProblemKind.PRECONDITION_FAILED,
                    "something that is needed did not come along, and there is no server that we may ask for it",
                    "prefetch");
        var answers = ehr.ask(session.get(), queries);
        return answers.stream()
                        .filter(answer -> answer.filter(known::addIfReadable).isPresent())
                        .count()
                < answers.size();
    }

    private Map<String, Standings.Found> standings(
            HookRequest request,
            Known known,
            Release release,
            boolean unanswered,
            LocalDate today,
            Set<String> orders) {
        var patient = patient(request, known);
        var coverages = new Coverages(request, known, settings, release);
        if (unanswered && (patient.isEmpty() || coverages.all().isEmpty()))
            return coverages.all().isEmpty() ? Map.of("", NOT_KNOWN) : each(coverages.all(), NOT_KNOWN);
        var found = new LinkedHashMap<String, Standings.Found>();
        for (var coverage : coverages.presented())
            found.put(reference(coverage), standings.under(patient.orElseGet(Patient::new), coverage, today, orders));
        if (found.isEmpty()) found.put("", NO_COVERAGE);
        return found;
    }

    private static Set<String> keys(HookRequest request, List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> AuthorizeOrders.key(request, subject.reference()))
                .collect(Collectors.toSet());
    }

    private static Map<String, Standings.Found> each(List<Coverage> coverages, Standings.Found standing) {
        var found = new LinkedHashMap<String, Standings.Found>();
        coverages.forEach(coverage -> found.put(reference(coverage), standing));
        return found;
    }

    private static String reference(Coverage coverage) {
        return "Coverage/" + coverage.getIdElement().getIdPart();
    }

    private static Optional<Patient> patient(HookRequest request, Known known) {
        return known.find("Patient/" + request.patientId())
                .map(found -> found.resource())
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast);
    }
}
