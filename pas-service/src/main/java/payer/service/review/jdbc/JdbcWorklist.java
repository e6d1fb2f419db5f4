package payer.service.review.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import payer.decision.Reviewer;
import payer.service.database.Sql;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.Queue;
import payer.service.review.Risk;
import payer.service.review.Worklist;
import payer.service.review.WorklistEntry;
import payer.service.review.WorklistEntry.Holder;
import payer.service.review.WorklistFilter;

/** The review_case table. */
@Singleton
final class JdbcWorklist implements Worklist {
    private static final String KEEP = """
            INSERT INTO review_case (prior_auth, version, open, queue, skill, business, state, expedited, service, lines,
                                     decided_by, counted_from, medium_at, high_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (prior_auth) DO UPDATE SET
              version = excluded.version, open = excluded.open, queue = excluded.queue, skill = excluded.skill,
              business = excluded.business, state = excluded.state, expedited = excluded.expedited,
              service = excluded.service, lines = excluded.lines, decided_by = excluded.decided_by,
              counted_from = excluded.counted_from, medium_at = excluded.medium_at, high_at = excluded.high_at,
              due_at = excluded.due_at
            WHERE review_case.version <= excluded.version
            """;
    private static final String AT_A_GLANCE = """
            SELECT queue, skill, risk, business, state, grouping(business) = 0 AS of_business, grouping(state) = 0 AS of_state,
                   count(*)::integer AS cases, count(*) FILTER (WHERE free)::integer AS free
            FROM (
              SELECT queue, skill, business, state, holder = '' AS free, CASE
                WHEN now >= due_at THEN 'OVERDUE'
                WHEN now >= high_at THEN 'HIGH'
                WHEN now >= medium_at THEN 'MEDIUM'
                ELSE 'LOW' END AS risk
              FROM review_case, (SELECT ?::timestamptz AS now) w WHERE open) c
            GROUP BY GROUPING SETS ((queue, skill, risk), (business), (state))
            """;

    private final TransactionOperations<Connection> transactions;

    JdbcWorklist(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(WorklistEntry entry) {
        sql(
                        KEEP,
                        entry.id().value(),
                        entry.version(),
                        entry.open(),
                        entry.queue().name(),
                        entry.skill().map(Reviewer::name).orElse(""),
                        entry.business(),
                        entry.state(),
                        entry.expedited(),
                        entry.service(),
                        entry.lines(),
                        entry.decidedBy().toArray(String[]::new),
                        entry.countedFrom(),
                        entry.reaches(Risk.MEDIUM),
                        entry.reaches(Risk.HIGH),
                        entry.due())
                .update();
    }

    @Override
    public Optional<WorklistEntry> find(PriorAuthId id) {
        return sql("SELECT * FROM review_case WHERE prior_auth = ?", id.value()).first(JdbcWorklist::entry);
    }

    @Override
    public List<WorklistEntry> page(WorklistFilter filter, String subject, Instant now, int page) {
        var where = new Where(filter, subject, now);
        where.values.add(PAGE + 1);
        where.values.add(page * PAGE);
        return sql(
                        "SELECT * FROM review_case WHERE open" + where.text
                                + " ORDER BY due_at, prior_auth LIMIT ? OFFSET ?",
                        where.values.toArray())
                .list(JdbcWorklist::entry);
    }

    /** What one group tells; the rest is empty. */
    private record Group(Optional<Count> count, String business, String state) {}

    @Override
    public Glance atAGlance(Instant now) {
        var groups = sql(AT_A_GLANCE, now).list(JdbcWorklist::group);
        return new Glance(
                groups.stream().flatMap(group -> group.count().stream()).toList(),
                new Choices(stated(groups, Group::business), stated(groups, Group::state)));
    }

    private static Group group(Sql.Row row) throws SQLException {
        var ofBusiness = row.flag("of_business");
        var ofState = row.flag("of_state");
        return new Group(
                ofBusiness || ofState ? Optional.empty() : Optional.of(count(row)),
                ofBusiness ? row.text("business") : "",
                ofState ? row.text("state") : "");
    }

    private static Count count(Sql.Row row) throws SQLException {
        return new Count(
                Queue.valueOf(row.text("queue")),
                skill(row.text("skill")),
                Risk.valueOf(row.text("risk")),
                row.smallNumber("cases"),
                row.smallNumber("free"));
    }

    private static List<String> stated(List<Group> groups, Function<Group, String> of) {
        return groups.stream().map(of).filter(text -> !text.isEmpty()).sorted().toList();
    }

    @Override
    public Optional<PriorAuthId> claimNext(WorklistFilter filter, Holder holder, List<String> knownAs, Instant now) {
        var where = new Where(filter, holder.subject(), now);
        var values = new ArrayList<Object>(List.of(holder.subject(), holder.name(), now));
        values.addAll(where.values);
        values.add(knownAs.toArray(String[]::new));
        return sql(
                        "UPDATE review_case SET holder = ?, holder_name = ?, held_at = ? WHERE prior_auth = ("
                                + "SELECT prior_auth FROM review_case WHERE open AND holder = '' AND skill <> ''"
                                + where.text + " AND NOT decided_by && ? ORDER BY due_at, prior_auth LIMIT 1"
                                + " FOR UPDATE SKIP LOCKED) RETURNING prior_auth",
                        values.toArray())
                .first(row -> new PriorAuthId(row.id("prior_auth")));
    }

    @Override
    public List<PriorAuthId> assign(List<PriorAuthId> ids, Optional<Holder> holder, Instant now) {
        return sql(
                        """
                        UPDATE review_case SET holder = ?, holder_name = ?, held_at = ?
                        WHERE prior_auth = ANY(?) AND open AND holder <> ? RETURNING prior_auth
                        """,
                        holder.map(Holder::subject).orElse(""),
                        holder.map(Holder::name).orElse(""),
                        now,
                        ids.stream().map(PriorAuthId::value).toArray(UUID[]::new),
                        holder.map(Holder::subject).orElse(""))
                .list(row -> new PriorAuthId(row.id("prior_auth")));
    }

    /** The conditions of a filter, each after an {@code AND}, and the values for their question marks. */
    private static final class Where {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Where(WorklistFilter filter, String subject, Instant now) {
            filter.queue().ifPresent(queue -> add("queue = ?", queue.name()));
            filter.skill().ifPresent(skill -> add("skill = ?", skill.name()));
            filter.business().ifPresent(business -> add("business = ?", business));
            filter.state().ifPresent(state -> add("state = ?", state));
            filter.risk().ifPresent(risk -> risk(risk, now));
            filter.held().ifPresent(held -> {
                switch (held) {
                    case MINE -> add("holder = ?", subject);
                    case NOBODY -> add("holder = ?", "");
                }
            });
        }

        private void risk(Risk risk, Instant now) {
            switch (risk) {
                case OVERDUE -> add("due_at <= ?", now);
                case HIGH -> {
                    add("high_at <= ?", now);
                    add("due_at > ?", now);
                }
                case MEDIUM -> {
                    add("medium_at <= ?", now);
                    add("high_at > ?", now);
                }
                case LOW -> add("medium_at > ?", now);
            }
        }

        private void add(String condition, Object value) {
            text.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static WorklistEntry entry(Sql.Row row) throws SQLException {
        return new WorklistEntry(
                new PriorAuthId(row.id("prior_auth")),
                row.smallNumber("version"),
                row.flag("open"),
                Queue.valueOf(row.text("queue")),
                skill(row.text("skill")),
                row.text("business"),
                row.text("state"),
                row.flag("expedited"),
                row.text("service"),
                row.smallNumber("lines"),
                row.texts("decided_by"),
                row.moment("counted_from"),
                row.moment("due_at"),
                holder(row));
    }

    private static Optional<Holder> holder(Sql.Row row) throws SQLException {
        return row.text("holder").isEmpty()
                ? Optional.empty()
                : Optional.of(new Holder(row.text("holder"), row.text("holder_name")));
    }

    private static Optional<Reviewer> skill(String name) {
        return Arrays.stream(Reviewer.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
