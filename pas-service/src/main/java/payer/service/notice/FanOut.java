package payer.service.notice;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;
import java.util.stream.Stream;
import payer.service.jobs.Message;
import payer.service.jobs.Outbox;
import payer.service.jobs.OutboxConsumer;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;
import payer.service.priorauth.SeePriorAuths;

/** Makes one message for each subscriber out of each change of an authorization. */
@Singleton
final class FanOut implements OutboxConsumer<PriorAuths.Changed> {
    private final SeePriorAuths authorizations;
    private final Subscribers subscribers;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;

    FanOut(
            SeePriorAuths authorizations,
            Subscribers subscribers,
            Outbox outbox,
            TransactionOperations<Connection> transactions) {
        this.authorizations = authorizations;
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "notice-fan-out";
    }

    @Override
    public String topic() {
        return PriorAuths.CHANGED;
    }

    @Override
    public Class<PriorAuths.Changed> payload() {
        return PriorAuths.Changed.class;
    }

    @Override
    public void handle(Message<PriorAuths.Changed> message) {
        var changed = message.payload();
        var authorization = authorizations.one(new PriorAuthId(UUID.fromString(changed.id())));
        transactions.executeWrite(tx -> {
            subscribers.ofClient(authorization.submitter()).stream()
                    .filter(subscriber -> isAbout(subscriber, authorization))
                    .forEach(subscriber -> put(subscriber, changed));
            return changed;
        });
    }

    /** Few: the changes of one busy client wait for the same subscribers' rows, and each that waits holds a connection. */
    @Override
    public int atOnce() {
        return 2;
    }

    /** Release 2.0 filters by who asks; release 2.2 by the system that sends. */
    private static boolean isAbout(Subscriber subscriber, PriorAuth authorization) {
        var parties = authorization.request().parties();
        return Stream.concat(parties.providers().stream(), parties.sender().stream())
                .anyMatch(subscriber.providers()::contains);
    }

    private void put(Subscriber subscriber, PriorAuths.Changed changed) {
        subscribers
                .nextEvent(subscriber.id(), UUID.fromString(changed.id()), changed.version())
                .ifPresent(number -> outbox.put(
                        Notice.TOPIC,
                        subscriber.id().toString(),
                        new Notice(subscriber.id().toString(), changed.id(), number)));
    }
}
