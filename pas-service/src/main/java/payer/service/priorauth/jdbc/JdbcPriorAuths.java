package payer.service.priorauth.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.Received;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.ClockWarning;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.PriorAuths;

@Singleton
final class JdbcPriorAuths implements PriorAuths {
    private static final String COLUMNS = "SELECT a.version, a.content::text AS content FROM prior_auth a ";

    /** Everything of a new authorization in one round trip; if its identifier is taken, nothing of it. */
    private static final String ADD = """
            WITH added AS (
              INSERT INTO prior_auth (id, version, submitter, identifier_system, identifier_value, member, providers,
                                      received_at, counted_from, open, due_at, content)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
              ON CONFLICT (submitter, identifier_system, identifier_value) DO NOTHING
              RETURNING id, received_at),
            event AS (
              INSERT INTO prior_auth_event (prior_auth, version, at, actor, kind, reason, standings)
              SELECT id, ?, ?, ?, ?, ?, ?::jsonb FROM added),
            document AS (
              INSERT INTO prior_auth_document (prior_auth, kind, received_at, format, body)
              SELECT id, 'SUBMISSION', received_at, ?, ? FROM added WHERE ?),
            """ + LineRows.INSERT.formatted("added", "added") + """
            SELECT id FROM added
            """;

    /** What is looked at again may have been granted in part before, and what is changed holds on until that is decided. */
    private static final String GRANTED = """
            (EXISTS (SELECT FROM prior_auth_line l WHERE l.prior_auth = a.id
              AND l.standing IN ('approved', 'in-part', 'modified', 'reopened'))
            OR (a.open AND jsonb_path_exists(a.content, '$.lines[*].standing.inForce')))
            """;

    private static final String CHANGE = """
            WITH changed AS (
              UPDATE prior_auth SET version = ?, open = ?, counted_from = ?, due_at = ?,
                replaced_by = nullif(?, '')::uuid, content = ?::jsonb
              WHERE id = ? AND version = ?
              RETURNING id),
            event AS (
              INSERT INTO prior_auth_event (prior_auth, version, at, actor, kind, reason, standings)
              SELECT id, ?, ?, ?, ?, ?, ?::jsonb FROM changed),
            """ + LineRows.INSERT.formatted("changed", "changed") + """
            SELECT id FROM changed
            """;

    private final TransactionOperations<Connection> transactions;

    JdbcPriorAuths(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public PriorAuth addOnce(PriorAuth fresh, PriorAuthEvent event, Optional<Received> document) {
        var request = fresh.request();
        var values = new ArrayList<Object>(List.of(
                fresh.id().value(),
                fresh.version(),
                fresh.submitter(),
                request.identifier().system(),
                request.identifier().value(),
                request.parties().record().orElse(""),
                request.parties().providers().toArray(String[]::new),
                fresh.received(),
                fresh.clock().received(),
                fresh.isOpen(),
                fresh.clock().dueNow(),
                ContentText.of(fresh)));
        values.addAll(eventValues(event));
        values.add(document.map(received -> received.format().name()).orElse(""));
        values.add(document.map(Received::bytes).orElse(new byte[0]));
        values.add(document.isPresent());
        values.addAll(LineRows.values(fresh));
        var added = sql(ADD, values.toArray()).first(row -> row.id("id"));
        return added.isPresent()
                ? fresh
                : findByIdentifier(fresh.submitter(), request.identifier())
                        .orElseThrow(() -> new IllegalStateException("an identifier is taken by nobody"));
    }

    @Override
    public void change(PriorAuth next, PriorAuthEvent event) {
        var values = new ArrayList<Object>(List.of(
                next.version(),
                next.isOpen(),
                next.clock().received(),
                next.clock().dueNow(),
                next.replacedBy().map(PriorAuthId::toString).orElse(""),
                ContentText.of(next),
                next.id().value(),
                next.version() - 1));
        values.addAll(eventValues(event));
        values.addAll(LineRows.values(next));
        if (sql(CHANGE, values.toArray()).first(row -> row.id("id")).isEmpty())
            throw Problem.of(ProblemKind.CONFLICT, "Somebody else has changed this authorization; look at it again");
    }

    @Override
    public void addDocument(PriorAuthId id, DocumentKind kind, Received document) {
        sql("""
                        INSERT INTO prior_auth_document (prior_auth, kind, received_at, format, body)
                        VALUES (?, ?, now(), ?, ?)
                        """, id.value(), kind.name(), document.format().name(), document.bytes())
                .update();
    }

    @Override
    public Optional<PriorAuth> find(PriorAuthId id) {
        return read(COLUMNS + "WHERE id = ?", id.value()).stream().findFirst();
    }

    @Override
    public Optional<PriorAuth> findByIdentifier(String submitter, BusinessId identifier) {
        return read(
                        COLUMNS + "WHERE submitter = ? AND identifier_system = ? AND identifier_value = ?",
                        submitter,
                        identifier.system(),
                        identifier.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<PriorAuth> search(Search search) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        search.member().ifPresent(member -> add(where, values, "member = ?", member));
        if (!search.numbers().isEmpty())
            add(
                    where,
                    values,
                    "EXISTS (SELECT FROM prior_auth_number n WHERE n.prior_auth = a.id AND n.value = ANY(?))",
                    search.numbers().toArray(String[]::new));
        which(search).ifPresent(where::add);
        visible(search, where, values);
        values.add(search.limit());
        return read(COLUMNS + "WHERE " + String.join(" AND ", where) + order(search) + " LIMIT ?", values.toArray());
    }

    private static String order(Search search) {
        return search.which() == Search.Which.OPEN ? " ORDER BY due_at, id" : " ORDER BY received_at DESC, id";
    }

    private static Optional<String> which(Search search) {
        return switch (search.which()) {
            case ALL -> Optional.empty();
            case OPEN -> Optional.of("open");
            case GRANTED -> Optional.of(GRANTED);
        };
    }

    private static void visible(Search search, List<String> where, List<Object> values) {
        if (search.submitter().isEmpty()) return;
        where.add("(submitter = ? OR providers && ?)");
        values.add(search.submitter().get());
        values.add(search.providers().toArray(String[]::new));
    }

    private static void add(List<String> where, List<Object> values, String condition, Object value) {
        where.add(condition);
        values.add(value);
    }

    @Override
    public List<PriorAuthEvent> events(PriorAuthId id) {
        return sql("""
                        SELECT version, at, actor, kind, reason, standings::text AS standings
                        FROM prior_auth_event WHERE prior_auth = ? ORDER BY version
                        """, id.value())
                .list(row -> new PriorAuthEvent(
                        row.smallNumber("version"),
                        row.moment("at"),
                        row.text("actor"),
                        PriorAuthEvent.Kind.valueOf(row.text("kind")),
                        row.text("reason"),
                        ContentText.standings(row.text("standings"))));
    }

    @Override
    public List<Document> documents(PriorAuthId id) {
        return sql(
                        "SELECT kind, format, body FROM prior_auth_document WHERE prior_auth = ? ORDER BY number",
                        id.value())
                .list(row -> new Document(
                        DocumentKind.valueOf(row.text("kind")),
                        new Received(row.bytes("body"), FhirFormat.valueOf(row.text("format")))));
    }

    @Override
    public List<PriorAuthId> raise(ClockWarning warning, Instant now, int atMost) {
        return sql("""
                        INSERT INTO prior_auth_warning (prior_auth, percent, due_at, raised_at)
                        SELECT a.id, w.percent, a.due_at, w.now
                        FROM prior_auth a, (SELECT ?::integer AS percent, ?::timestamptz AS now) w
                        WHERE a.open AND a.counted_from + (a.due_at - a.counted_from) * w.percent / 100 <= w.now
                          AND NOT EXISTS (SELECT FROM prior_auth_warning r
                            WHERE r.prior_auth = a.id AND r.percent = w.percent AND r.due_at = a.due_at)
                        ORDER BY a.due_at LIMIT ?
                        ON CONFLICT DO NOTHING
                        RETURNING prior_auth
                        """, warning.percent(), now, atMost).list(row -> new PriorAuthId(row.id("prior_auth")));
    }

    private List<PriorAuth> read(String text, Object... values) {
        return sql(text, values).list(JdbcPriorAuths::authorization);
    }

    private static PriorAuth authorization(Sql.Row row) throws SQLException {
        return ContentText.authorization(row.text("content"));
    }

    private static List<Object> eventValues(PriorAuthEvent event) {
        return List.of(
                event.version(),
                event.at(),
                event.actor(),
                event.kind().name(),
                event.reason(),
                ContentText.of(event.standings()));
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
