package payer.service.formapp;

import com.nimbusds.oauth2.sdk.id.State;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.audit.Origin;
import payer.service.audit.Ruling;
import payer.service.caller.Caller;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.formapp.smart.Arrival;
import payer.service.formapp.smart.Ehr;
import payer.service.formapp.smart.EhrTokens;
import payer.service.formapp.smart.Ehrs;
import payer.service.formapp.smart.FormAppSettings;
import payer.service.formapp.smart.SmartDoor;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Client;
import payer.service.security.Hashes;
import payer.service.security.Origins;
import payer.service.security.Standing;

/** Clinicians come, are there and leave. That they come and leave is on record. */
@Singleton
public final class Clinicians {
    /** Under which the trail shows what was done through the app. */
    static final String BASE = "/dtr/app";

    private static final Scopes SCOPES = Scopes.parse(
            "user/Questionnaire.rs user/QuestionnaireResponse.cruds user/Claim.cruds user/ClaimResponse.rs");
    /** A page that asks by itself says so: nobody is there because a timer is. */
    private static final String BY_ITSELF = "X-By-Itself";

    private static final int SECRET_BYTES = 32;
    private static final int UNAUTHORIZED = 401;
    private static final Duration LONGEST_LAUNCH = Duration.ofMinutes(15);

    private final Visits visits;
    private final Launches launches;
    private final Ehrs ehrs;
    private final SmartDoor door;
    private final FormAppSettings settings;
    private final ServiceSettings service;
    private final Standing clients;
    private final AuditTrail trail;
    private final Origins origins;
    private final Ids ids;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Clinicians(
            Visits visits,
            Launches launches,
            Ehrs ehrs,
            SmartDoor door,
            FormAppSettings settings,
            ServiceSettings service,
            Standing clients,
            AuditTrail trail,
            Origins origins,
            Ids ids,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.visits = visits;
        this.launches = launches;
        this.ehrs = ehrs;
        this.door = door;
        this.settings = settings;
        this.service = service;
        this.clients = clients;
        this.trail = trail;
        this.origins = origins;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A visit, and the secret for its cookie. */
    public record Begun(Visit visit, String secret) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    Begun begin(Ehr ehr, Arrival arrival, HttpRequest<?> request) {
        var secret = new State(SECRET_BYTES).getValue();
        var now = clock.instant();
        var visit = new Visit(
                ids.next(),
                Hashes.sha256(secret),
                ehr.name(),
                arrival.subject(),
                arrival.practitioner(),
                arrival.patient(),
                arrival.context(),
                TokenSeal.seal(arrival.tokens(), secret),
                now,
                now);
        transactions.executeWrite(tx -> {
            visits.add(visit);
            trail.append(entry("form-app-launch", visit, caller(ehr, visit, request)));
            return visit;
        });
        return new Begun(visit, secret);
    }

    /** Whoever the cookie of a visit shows to be there. */
    public Clinician of(UUID id, Optional<String> secret, HttpRequest<?> request) {
        var now = clock.instant();
        var visit = secret.flatMap(shown -> transactions
                        .executeRead(tx -> visits.find(id))
                        .filter(one -> one.secretHash().equals(Hashes.sha256(shown))))
                .filter(one -> !one.isOver(settings, now))
                .orElseThrow(Clinicians::over);
        var ehr = ehrs.named(visit.ehr()).orElseThrow(Clinicians::over);
        if (visit.isStale(now) && !request.getHeaders().contains(BY_ITSELF))
            transactions.executeWrite(tx -> {
                visits.seen(id, now);
                return true;
            });
        var shown = secret.orElseThrow();
        return new Clinician(visit, ehr, tokens(visit, ehr, shown), caller(ehr, visit, request), formToken(shown));
    }

    private EhrTokens tokens(Visit visit, Ehr ehr, String secret) {
        var tokens = TokenSeal.open(visit.sealedTokens(), secret);
        if (!tokens.isOver(clock.instant())) return tokens;
        var fresh = door.renewed(ehr, tokens).orElseThrow(Clinicians::over);
        transactions.executeWrite(tx -> {
            visits.renewed(visit.id(), TokenSeal.seal(fresh, secret));
            return true;
        });
        return fresh;
    }

    public void end(Clinician clinician) {
        transactions.executeWrite(tx -> {
            visits.end(clinician.visit().id());
            trail.append(entry("form-app-end", clinician.visit(), clinician.caller()));
            return true;
        });
    }

    /** That somebody was not let in. */
    void refused(String reason, HttpRequest<?> request) {
        var entry = AuditEntry.of(
                        Act.of(Act.Kind.AUTHENTICATION, "form-app-launch-refused", "clinician", ""), Actor.unknown())
                .origin(Origin.of(origins.of(request)))
                .answer(Answer.of(UNAUTHORIZED))
                .ruling(Ruling.deny(reason));
        transactions.executeWrite(tx -> trail.append(entry));
    }

    /** Forgets what is over. */
    @Scheduled(fixedDelay = "5m", initialDelay = "1m")
    void tidy() {
        var now = clock.instant();
        transactions.executeWrite(tx -> {
            visits.forget(now.minus(settings.idle()), now.minus(settings.longest()));
            launches.forget(now.minus(LONGEST_LAUNCH));
            return true;
        });
    }

    private static AuditEntry entry(String what, Visit visit, Caller caller) {
        return AuditEntry.of(Act.of(Act.Kind.AUTHENTICATION, what, "clinician", visit.subject()), caller);
    }

    /** The client of the EHR, if it may call us at all: whom an operator has suspended does nothing by way of the app either. */
    private Caller caller(Ehr ehr, Visit visit, HttpRequest<?> request) {
        var client = clients.client(ehr.actsAs());
        if (client.filter(one -> one.status().mayCall(service.mode())).isEmpty())
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "Your EHR is not registered with the plan, or the plan has stopped it. Ask your administrators");
        var organization = client.map(Client::organization).orElse("");
        var user = new Caller.User(visit.subject(), Optional.of(ehr.issuer() + "/" + visit.practitioner()));
        return new Caller(
                ehr.actsAs(),
                ConsumerClass.PA_CLIENT,
                organization,
                Optional.of(user),
                Optional.empty(),
                SCOPES,
                visit.secretHash(),
                client.flatMap(Client::purposeOfUse),
                client.flatMap(Client::tenant),
                origins.of(request),
                BASE);
    }

    /** Follows from the secret and does not betray it, so it needs no place of its own. */
    private static String formToken(String secret) {
        return Hashes.sha256("form " + secret);
    }

    private static Problem over() {
        return Problem.of(
                ProblemKind.EXPIRED,
                "This visit is over. Launch the form app again from the chart in your EHR: what was saved is kept there for you");
    }
}
