package payer.service.jobs.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.jobs.DeadMessage;
import payer.service.jobs.KeptMessages;

/**
 * Messages as rows, deleted when delivered. An instance takes a key by writing its row in {@code outbox_key}: at most one can.
 * Reading the key's messages is a statement of its own, after that row is there, so that it sees what the holder before has
 * removed.
 */
@Singleton
final class JdbcKeptMessages implements KeptMessages {
    private static final int MESSAGES_OF_A_KEY = 50;
    private static final int LOOK_AHEAD = 8;

    private final TransactionOperations<Connection> transactions;

    JdbcKeptMessages(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(List<String> consumers, String topic, String key, String payload) {
        sql(
                        "INSERT INTO outbox_message (consumer, topic, key, payload) SELECT unnest(?::text[]), ?, ?, ?",
                        consumers.toArray(String[]::new),
                        topic,
                        key,
                        payload)
                .update();
    }

    @Override
    public Set<String> wanted(List<String> consumers) {
        return Set.copyOf(sql("""
                        SELECT c.name FROM unnest(?::text[]) AS c (name) WHERE EXISTS (
                            SELECT 1 FROM outbox_message m WHERE m.consumer = c.name AND NOT EXISTS (
                                SELECT 1 FROM outbox_key k WHERE k.consumer = c.name AND k.key = m.key AND k.free_at > now()))""", (Object) consumers.toArray(String[]::new)).list(row -> row.text("name")));
    }

    @Override
    public List<Taken> take(Holder holder, int keys, Duration lease) {
        forgetful();
        var taken = takeKeys(holder, keys, lease);
        if (taken.isEmpty()) return List.of();
        var messages = messages(holder.consumer(), taken.keySet());
        return taken.entrySet().stream()
                .map(key ->
                        new Taken(key.getKey(), key.getValue(), messages.getOrDefault(key.getKey(), new ArrayList<>())))
                .toList();
    }

    /** Keys that paused long enough or whose holder vanished (which counts as an attempt), and keys that nobody has. */
    private Map<String, Integer> takeKeys(Holder holder, int keys, Duration lease) {
        var taken = new HashMap<String, Integer>();
        sql(
                        """
                        WITH again AS (
                            UPDATE outbox_key SET attempts = attempts + (owner IS NOT NULL)::int, owner = ?,
                                free_at = now() + ? * interval '1 millisecond'
                            WHERE consumer = ? AND key IN (
                                SELECT key FROM outbox_key WHERE consumer = ? AND free_at <= now()
                                ORDER BY free_at LIMIT ? FOR UPDATE SKIP LOCKED)
                            RETURNING key, attempts),
                        oldest AS (
                            SELECT m.key FROM outbox_message m WHERE m.consumer = ? AND NOT EXISTS (
                                SELECT 1 FROM outbox_key k WHERE k.consumer = m.consumer AND k.key = m.key)
                            ORDER BY m.id LIMIT ?),
                        fresh AS (
                            INSERT INTO outbox_key (consumer, key, owner, free_at)
                            SELECT ?, key, ?, now() + ? * interval '1 millisecond'
                            FROM (SELECT DISTINCT key FROM oldest ORDER BY key LIMIT ?) AS one_of_each
                            ON CONFLICT DO NOTHING RETURNING key, attempts)
                        SELECT key, attempts FROM again UNION ALL SELECT key, attempts FROM fresh""",
                        holder.owner(),
                        lease.toMillis(),
                        holder.consumer(),
                        holder.consumer(),
                        keys,
                        holder.consumer(),
                        keys * LOOK_AHEAD,
                        holder.consumer(),
                        holder.owner(),
                        lease.toMillis(),
                        keys)
                .each(
                        0,
                        row -> Map.entry(row.text("key"), row.smallNumber("attempts")),
                        key -> taken.put(key.getKey(), key.getValue()));
        return taken;
    }

    private Map<String, List<Waiting>> messages(String consumer, Set<String> keys) {
        var messages = new HashMap<String, List<Waiting>>();
        sql("""
                        SELECT k.key, m.* FROM unnest(?::text[]) AS k (key) CROSS JOIN LATERAL (
                            SELECT id, topic, payload, put_at FROM outbox_message
                            WHERE consumer = ? AND key = k.key ORDER BY id LIMIT ?) AS m
                        ORDER BY m.id""", keys.toArray(String[]::new), consumer, MESSAGES_OF_A_KEY)
                .each(
                        0,
                        row -> new Waiting(
                                row.number("id"),
                                row.text("topic"),
                                row.text("key"),
                                row.text("payload"),
                                row.moment("put_at")),
                        message -> messages.computeIfAbsent(message.key(), _ -> new ArrayList<>())
                                .add(message));
        return messages;
    }

    @Override
    public void renew(Holder holder, Set<String> keys, Duration lease) {
        forgetful();
        sql(
                        "UPDATE outbox_key SET free_at = now() + ? * interval '1 millisecond'"
                                + " WHERE consumer = ? AND owner = ? AND key = ANY (?)",
                        lease.toMillis(),
                        holder.consumer(),
                        holder.owner(),
                        keys.toArray(String[]::new))
                .update();
    }

    @Override
    public void settle(Holder holder, Settlement settlement) {
        forgetful();
        if (!settlement.delivered().isEmpty()) remove(holder, settlement.delivered());
        settlement.deaths().forEach(death -> bury(holder, death));
        settlement.pauses().forEach(pause -> pause(holder, pause));
        if (!settlement.freed().isEmpty()) free(holder, settlement.freed());
    }

    private void remove(Holder holder, List<Long> delivered) {
        sql(
                        "DELETE FROM outbox_message WHERE consumer = ? AND id = ANY (?)",
                        holder.consumer(),
                        delivered.toArray(Long[]::new))
                .update();
    }

    private void bury(Holder holder, Death death) {
        sql("""
                        WITH gone AS (DELETE FROM outbox_message WHERE consumer = ? AND id = ? RETURNING *)
                        INSERT INTO outbox_dead (consumer, id, topic, key, payload, put_at, attempts, last_error)
                        SELECT consumer, id, topic, key, payload, put_at, ?, ? FROM gone""", holder.consumer(), death.id(), death.attempts(), death.error()).update();
    }

    private void pause(Holder holder, Pause pause) {
        sql(
                        """
                        UPDATE outbox_key SET owner = NULL, attempts = ?, last_error = ?,
                            free_at = now() + ? * interval '1 millisecond'
                        WHERE consumer = ? AND key = ? AND owner = ?""",
                        pause.attempts(),
                        pause.error(),
                        pause.length().toMillis(),
                        holder.consumer(),
                        pause.key(),
                        holder.owner())
                .update();
    }

    private void free(Holder holder, List<String> keys) {
        sql(
                        "DELETE FROM outbox_key WHERE consumer = ? AND owner = ? AND key = ANY (?)",
                        holder.consumer(),
                        holder.owner(),
                        keys.toArray(String[]::new))
                .update();
    }

    @Override
    public List<DeadMessage> dead(long before, int limit) {
        return sql("SELECT * FROM outbox_dead WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit)
                .list(row -> new DeadMessage(
                        row.number("id"),
                        row.text("consumer"),
                        row.text("topic"),
                        row.text("key"),
                        row.moment("put_at"),
                        row.moment("died_at"),
                        row.smallNumber("attempts"),
                        row.text("last_error")));
    }

    @Override
    public List<String> revive(long id) {
        return sql("""
                        WITH risen AS (DELETE FROM outbox_dead WHERE id = ? RETURNING *)
                        INSERT INTO outbox_message (consumer, topic, key, payload, put_at)
                        SELECT consumer, topic, key, payload, put_at FROM risen RETURNING consumer""", id).list(row -> row.text("consumer"));
    }

    @Override
    public boolean discard(long id) {
        return sql("DELETE FROM outbox_dead WHERE id = ?", id).update() == 1;
    }

    /** This transaction need not wait for the disk: what a power cut undoes of it is delivered again, which is allowed. */
    private void forgetful() {
        sql("SELECT set_config('synchronous_commit', 'off', true)").first(row -> true);
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
