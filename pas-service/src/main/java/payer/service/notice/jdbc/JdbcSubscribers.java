package payer.service.notice.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import payer.service.database.Sql;
import payer.service.notice.Subscriber;
import payer.service.notice.Subscribers;
import payer.service.priorauth.fhir.Release;

@Singleton
final class JdbcSubscribers implements Subscribers {
    private static final String COLUMNS = "SELECT * FROM subscriber ";

    private final TransactionOperations<Connection> transactions;

    JdbcSubscribers(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Subscriber subscriber) {
        sql("""
                        INSERT INTO subscriber (release, client, status, endpoint, headers, content_type, full_resource,
                          providers, end_at, heartbeat_seconds, reason, changed_at, events, told_at, id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, now(), ?)
                        """, values(subscriber)).update();
    }

    @Override
    public void change(Subscriber subscriber) {
        sql("""
                        UPDATE subscriber SET release = ?, client = ?, status = ?, endpoint = ?, headers = ?,
                          content_type = ?, full_resource = ?, providers = ?, end_at = ?, heartbeat_seconds = ?,
                          reason = ?, changed_at = ?
                        WHERE id = ?
                        """, values(subscriber)).update();
    }

    private static @org.jspecify.annotations.Nullable Object[] values(Subscriber subscriber) {
        return new @org.jspecify.annotations.Nullable Object[] {
            subscriber.release().name(),
            subscriber.client(),
            subscriber.status().name(),
            subscriber.endpoint().toString(),
            subscriber.headers().toArray(String[]::new),
            subscriber.contentType(),
            subscriber.full(),
            subscriber.providers().toArray(String[]::new),
            subscriber.end().map(end -> end.atOffset(java.time.ZoneOffset.UTC)).orElse(null),
            subscriber.heartbeat().map(pause -> pause.toSeconds()).orElse(null),
            subscriber.reason(),
            subscriber.changed(),
            subscriber.id()
        };
    }

    @Override
    public void remove(UUID id) {
        sql("DELETE FROM subscriber_event WHERE subscriber = ?", id).update();
        sql("DELETE FROM subscriber WHERE id = ?", id).update();
    }

    @Override
    public Optional<Subscriber> find(UUID id) {
        return sql(COLUMNS + "WHERE id = ?", id).first(JdbcSubscribers::subscriber);
    }

    @Override
    public List<Subscriber> ofClient(String client) {
        return sql(COLUMNS + """
                        WHERE client = ? AND status <> 'OFF' AND (end_at IS NULL OR end_at > now())
                        ORDER BY id
                        """, client).list(JdbcSubscribers::subscriber);
    }

    @Override
    public void setStatus(UUID id, Subscriber.Status status) {
        // A notification that is still on its way must not switch on again what was switched off meanwhile.
        sql("UPDATE subscriber SET status = ? WHERE id = ? AND status <> 'OFF'", status.name(), id)
                .update();
    }

    @Override
    public OptionalLong nextEvent(UUID id, UUID authorization, int version) {
        return sql("""
                        WITH fresh AS (
                          INSERT INTO subscriber_event (subscriber, prior_auth, version)
                          SELECT id, ?, ? FROM subscriber WHERE id = ?
                          ON CONFLICT DO NOTHING RETURNING subscriber)
                        UPDATE subscriber SET events = events + 1, told_at = now() FROM fresh WHERE id = fresh.subscriber
                        RETURNING events
                        """, authorization, version, id)
                .first(row -> row.number("events"))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<UUID> dueForHeartbeat(Instant now) {
        return sql("""
                        UPDATE subscriber SET told_at = ? WHERE id IN (
                          SELECT id FROM subscriber
                          WHERE status = 'ACTIVE' AND heartbeat_seconds IS NOT NULL
                            AND told_at + heartbeat_seconds * interval '1 second' <= ?
                          ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
                        RETURNING id
                        """, now, now).list(row -> row.id("id"));
    }

    private static Subscriber subscriber(Sql.Row row) throws SQLException {
        return new Subscriber(
                row.id("id"),
                Release.valueOf(row.text("release")),
                row.text("client"),
                Subscriber.Status.valueOf(row.text("status")),
                URI.create(row.text("endpoint")),
                row.texts("headers"),
                row.text("content_type"),
                row.flag("full_resource"),
                row.texts("providers"),
                row.maybeMoment("end_at"),
                row.maybeText("heartbeat_seconds").map(text -> Duration.ofSeconds(Long.parseLong(text))),
                row.text("reason"),
                row.number("events"),
                row.moment("changed_at"));
    }

    private Sql sql(String text, @org.jspecify.annotations.Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
