package payer.service.security.staff;

import com.nimbusds.oauth2.sdk.id.State;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.audit.Origin;
import payer.service.audit.Ruling;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Bases;
import payer.service.security.Hashes;
import payer.service.security.Origins;

/** Sessions begin, go on and end. That they begin and end is on record. */
@Singleton
final class StaffSessions {
    private static final ClientId PAGES = new ClientId("staff-pages");
    private static final int SECRET_BYTES = 32;
    private static final int UNAUTHORIZED = 401;
    private static final Duration LONGEST_SIGN_IN = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final PendingSignIns pending;
    private final StaffSettings settings;
    private final ServiceSettings service;
    private final AuditTrail trail;
    private final Origins origins;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    StaffSessions(
            Sessions sessions,
            PendingSignIns pending,
            StaffSettings settings,
            ServiceSettings service,
            AuditTrail trail,
            Origins origins,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.sessions = sessions;
        this.pending = pending;
        this.settings = settings;
        this.service = service;
        this.trail = trail;
        this.origins = origins;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new session, whatever the browser had before; the answer is the secret for its cookie. */
    String begin(StaffMember member, boolean demo, Optional<String> before, HttpRequest<?> request) {
        var secret = new State(SECRET_BYTES).getValue();
        var now = clock.instant();
        var session = new Session(Hashes.sha256(secret), member, demo, now, now);
        transactions.executeWrite(tx -> {
            before.ifPresent(old -> sessions.end(Hashes.sha256(old)));
            sessions.add(session);
            trail.append(entry("sign-in", session, request));
            return session;
        });
        return secret;
    }

    /** The visit behind a secret, if it still counts; whoever is really there keeps the session from running out. */
    Optional<Visit> visit(String secret, boolean isThere, HttpRequest<?> request) {
        var now = clock.instant();
        return transactions
                .executeRead(tx -> sessions.find(Hashes.sha256(secret)))
                .filter(session -> !session.isOver(settings, now))
                .filter(session -> !session.demo() || service.mode() == Mode.DEMO)
                .map(session -> {
                    if (isThere && session.isStale(now)) touch(session);
                    return new Visit(
                            session.member(),
                            caller(session, request),
                            session.demo(),
                            formToken(secret),
                            settings.idle());
                });
    }

    void end(String secret, HttpRequest<?> request) {
        transactions.executeWrite(tx -> {
            var session = sessions.find(Hashes.sha256(secret));
            session.ifPresent(one -> {
                sessions.end(one.hash());
                trail.append(entry("sign-out", one, request));
            });
            return session.isPresent();
        });
    }

    /** That somebody was not let in. */
    void refused(String reason, HttpRequest<?> request) {
        var entry = AuditEntry.of(Act.of(Act.Kind.AUTHENTICATION, "sign-in-refused", "staff", ""), Actor.unknown())
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
            sessions.forget(now.minus(settings.idle()), now.minus(settings.longest()));
            pending.forget(now.minus(LONGEST_SIGN_IN));
            return true;
        });
    }

    private void touch(Session session) {
        transactions.executeWrite(tx -> {
            sessions.seen(session.hash(), clock.instant());
            return true;
        });
    }

    private AuditEntry entry(String what, Session session, HttpRequest<?> request) {
        return AuditEntry.of(
                Act.of(Act.Kind.AUTHENTICATION, what, "staff", session.member().subject()), caller(session, request));
    }

    private Caller caller(Session session, HttpRequest<?> request) {
        return new Caller(
                PAGES,
                ConsumerClass.INTERNAL,
                "",
                Optional.of(new Caller.User(session.member().subject(), Optional.empty())),
                Optional.empty(),
                Scopes.parse(session.member().scopes()),
                session.hash(),
                Optional.empty(),
                Optional.empty(),
                origins.of(request),
                Bases.ADMIN);
    }

    /** Follows from the secret and does not betray it, so it needs no place of its own. */
    private static String formToken(String secret) {
        return Hashes.sha256("form " + secret);
    }
}
