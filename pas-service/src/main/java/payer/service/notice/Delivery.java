package payer.service.notice;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.fhir.AnswerOf;

/**
 * Sends notifications, those of one subscriber in their order; a slow or broken one holds up itself alone. When all attempts
 * have failed, the subscription is in error, and the message waits among the dead ones for an operator.
 */
@Singleton
final class Delivery implements OutboxConsumer<Notice> {
    private static final int TAKEN = 2;
    private static final int HUNDRED = 100;

    private final Subscribers subscribers;
    private final SeePriorAuths authorizations;
    private final AnswerOf answers;
    private final NotificationWriter writer;
    private final FhirText text;
    private final NoticeSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final HttpClient http;

    Delivery(
            Subscribers subscribers,
            SeePriorAuths authorizations,
            AnswerOf answers,
            NotificationWriter writer,
            FhirText text,
            NoticeSettings settings,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.subscribers = subscribers;
        this.authorizations = authorizations;
        this.answers = answers;
        this.writer = writer;
        this.text = text;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience())
                .build();
    }

    @Override
    public String name() {
        return "notice-delivery";
    }

    @Override
    public String topic() {
        return Notice.TOPIC;
    }

    @Override
    public Class<Notice> payload() {
        return Notice.class;
    }

    @Override
    public void handle(Message<Notice> message) throws IOException, InterruptedException {
        var notice = message.payload();
        var subscriber = find(notice);
        if (subscriber.isEmpty() || subscriber.get().isOver(clock.instant())) return;
        try {
            send(subscriber.get(), bundle(subscriber.get(), notice));
            if (subscriber.get().status() != Subscriber.Status.ACTIVE) set(subscriber.get(), Subscriber.Status.ACTIVE);
        } catch (IOException e) {
            if (retries().givesUpAfter(message.attempt(), e)) set(subscriber.get(), Subscriber.Status.ERROR);
            throw e;
        }
    }

    private Optional<Subscriber> find(Notice notice) {
        return transactions.executeRead(tx -> subscribers.find(UUID.fromString(notice.subscriber())));
    }

    private Bundle bundle(Subscriber subscriber, Notice notice) {
        if (notice.greets()) return writer.handshake(subscriber);
        if (notice.isHeartbeat()) return writer.heartbeat(subscriber);
        var authorization = authorizations.one(new PriorAuthId(UUID.fromString(notice.authorization())));
        var answer = subscriber.full() ? answers.answer(authorization, subscriber.release()) : Optional.<Bundle>empty();
        return writer.event(subscriber, notice, answer, authorization.changed());
    }

    /** Headers go out exactly as they were given. The text of a failure names neither address nor header. */
    private void send(Subscriber subscriber, Bundle bundle) throws IOException, InterruptedException {
        if (!settings.allows(subscriber.endpoint())) throw new IOException("the endpoint is no longer allowed");
        var xml = subscriber.contentType().equals("application/fhir+xml");
        var request = HttpRequest.newBuilder(subscriber.endpoint())
                .timeout(settings.patience())
                .header("Content-Type", subscriber.contentType())
                .POST(BodyPublishers.ofByteArray(text.write(bundle, xml ? FhirFormat.XML : FhirFormat.JSON)));
        for (var header : subscriber.headers()) {
            var parts = header.split(":", 2);
            request.header(parts[0], parts[1].strip());
        }
        var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status / HUNDRED != TAKEN) throw new IOException("the subscriber answered " + status);
    }

    private void set(Subscriber subscriber, Subscriber.Status status) {
        transactions.executeWrite(tx -> {
            subscribers.setStatus(subscriber.id(), status);
            return status;
        });
    }
}
