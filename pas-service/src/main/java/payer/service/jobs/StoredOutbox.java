package payer.service.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/** The outbox in the database. */
@Singleton
final class StoredOutbox implements Outbox, DeadMessages {
    private final KeptMessages messages;
    private final OutboxConsumers consumers;
    private final OutboxDelivery delivery;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;

    StoredOutbox(
            KeptMessages messages,
            OutboxConsumers consumers,
            OutboxDelivery delivery,
            TransactionOperations<Connection> transactions,
            ObjectMapper json) {
        this.messages = messages;
        this.consumers = consumers;
        this.delivery = delivery;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void put(String topic, String key, Object payload) {
        if (transactions.findTransactionStatus().isEmpty())
            throw new IllegalStateException("a message leaves with a transaction, and there is none");
        var names = consumers.namesFor(topic);
        if (names.isEmpty()) return;
        messages.put(names, topic, key, written(topic, payload));
        AfterCommit.run(transactions, () -> delivery.wake(names));
    }

    @Override
    public List<DeadMessage> list(long before, int limit) {
        return transactions.executeRead(_ -> messages.dead(before, limit));
    }

    @Override
    public boolean replay(long id) {
        return transactions.executeWrite(_ -> {
            var names = messages.revive(id);
            AfterCommit.run(transactions, () -> delivery.wake(names));
            return !names.isEmpty();
        });
    }

    @Override
    public boolean discard(long id) {
        return transactions.executeWrite(_ -> messages.discard(id));
    }

    private String written(String topic, Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a payload for " + topic + " that cannot be written as JSON", e);
        }
    }
}
