package payer.service.notice;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.jobs.Outbox;
import payer.service.priorauth.fhir.Release;

/** Subscriptions of one client: made, changed, ended, looked at. Each change is followed by a handshake. */
@Singleton
public final class ManageSubscriptions {
    private static final int OK = 200;

    private final Subscribers subscribers;
    private final SubscriptionReader reader;
    private final NotificationWriter notifications;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;

    ManageSubscriptions(
            Subscribers subscribers,
            SubscriptionReader reader,
            NotificationWriter notifications,
            Outbox outbox,
            AuditTrail trail,
            TransactionOperations<Connection> transactions) {
        this.subscribers = subscribers;
        this.reader = reader;
        this.notifications = notifications;
        this.outbox = outbox;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** It begins as requested, whatever follows, and becomes active when its endpoint has answered. */
    public Subscription create(Subscription wanted, Release release, Caller caller, String correlation) {
        var subscriber = reader.read(wanted, release, caller);
        return transactions.executeWrite(tx -> {
            subscribers.add(subscriber);
            record("create", subscriber.id(), caller, correlation);
            outbox.put(Notice.TOPIC, subscriber.id().toString(), Notice.handshake(subscriber));
            return SubscriptionWriter.of(subscriber);
        });
    }

    public Subscription update(String id, Subscription wanted, Release release, Caller caller, String correlation) {
        if (!id.equals(wanted.getIdElement().getIdPart()))
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "the Subscription has the id of its address", "Subscription.id");
        return wanted.getStatus() == SubscriptionStatus.OFF
                ? end(id, release, caller, correlation)
                : change(id, reader.read(wanted, release, caller), release, caller, correlation);
    }

    /** It stays on the books, and hears no more until it is changed again. */
    private Subscription end(String id, Release release, Caller caller, String correlation) {
        return transactions.executeWrite(tx -> {
            var known = own(id, release, caller);
            subscribers.setStatus(known.id(), Subscriber.Status.OFF);
            record("update", known.id(), caller, correlation);
            return SubscriptionWriter.of(own(id, release, caller));
        });
    }

    private Subscription change(String id, Subscriber fresh, Release release, Caller caller, String correlation) {
        return transactions.executeWrite(tx -> {
            var known = own(id, release, caller);
            var changed = fresh.of(known.id(), known.events());
            subscribers.change(changed);
            record("update", known.id(), caller, correlation);
            outbox.put(Notice.TOPIC, known.id().toString(), Notice.handshake(changed));
            return SubscriptionWriter.of(changed);
        });
    }

    public void delete(String id, Release release, Caller caller, String correlation) {
        transactions.executeWrite(tx -> {
            var known = own(id, release, caller);
            subscribers.remove(known.id());
            return record("delete", known.id(), caller, correlation);
        });
    }

    public Subscription read(String id, Release release, Caller caller) {
        return SubscriptionWriter.of(transactions.executeRead(tx -> own(id, release, caller)));
    }

    public Bundle status(String id, Release release, Caller caller) {
        return notifications.status(transactions.executeRead(tx -> own(id, release, caller)));
    }

    /** To others it does not exist. */
    private Subscriber own(String id, Release release, Caller caller) {
        return Optional.of(SubscriptionReader.id(id))
                .flatMap(subscribers::find)
                .filter(one -> one.client().equals(caller.client().value()) && one.release() == release)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such subscription"));
    }

    private Object record(String interaction, UUID id, Caller caller, String correlation) {
        return trail.append(AuditEntry.of(Act.rest(interaction, "Subscription", id.toString()), caller)
                .correlation(correlation)
                .answer(Answer.of(OK)));
    }
}
