package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.records.RecordVersion;
import payer.service.records.index.IndexRows;
import payer.service.records.index.SearchParam;
import payer.service.records.search.Condition;
import payer.service.records.search.Query;
import payer.service.records.search.SearchLimits;
import payer.service.records.search.Searches;

/** Searches over the index tables: one statement a page. */
@Singleton
final class JdbcSearches implements Searches {
    private static final String GIVEN_UP = "57014";
    private static final String COLUMNS = "r.number, r.type, r.id, r.version, r.updated_at, r.document";

    private final TransactionOperations<Connection> transactions;
    private final SearchLimits limits;

    JdbcSearches(TransactionOperations<Connection> transactions, SearchLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    @Override
    public Page find(Query query, int count, Optional<Place> after) {
        var sort = new SortSql(query.sort(), "t.number");
        var sql = new SqlText();
        sql.add("SELECT m.*, " + COLUMNS + " FROM (SELECT m.* FROM (");
        addMatches(sql, query, sort);
        sql.add(") m");
        after.ifPresent(place -> sort.addAfter(sql, place));
        sql.add(sort.order() + " LIMIT ?) m JOIN record r ON r.number = m.number" + sort.order(), count + 1);
        var found = within(sql).list(row -> new Match(JdbcRecords.version(row), place(row, sort)));
        return page(found, count);
    }

    @Override
    public long count(Query query) {
        var sql = new SqlText();
        sql.add("SELECT count(*) AS total FROM (");
        addMatches(sql, query, new SortSql(List.of(), "t.number"));
        sql.add(") m");
        return within(sql).first(row -> row.number("total")).orElseThrow();
    }

    @Override
    public List<RecordVersion> included(Query.Include include, Collection<RecordVersion> from, int atMost) {
        if (from.isEmpty() || include.params().isEmpty()) return List.of();
        var params = include.params().stream().mapToInt(SearchParam::number).toArray();
        var sql =
                new SqlText().add("SELECT DISTINCT ON (r.number) " + COLUMNS + " FROM record_link l JOIN record r ON ");
        if (include.reverse()) sql.add("r.number = l.number WHERE l.target = ANY(?)", (Object) selves(from));
        else sql.add("r.self = l.target WHERE l.number = ANY(?)", (Object) numbers(from));
        sql.add(" AND l.param = ANY(?) AND r.document IS NOT NULL", (Object) params);
        if (!include.reverse()) include.targetType().ifPresent(type -> sql.add(" AND r.type = ?", type));
        sql.add(" ORDER BY r.number LIMIT ?", atMost);
        return new Limited(Sql.of(connection(), sql.text(), sql.values())).list(JdbcRecords::version);
    }

    private void addMatches(SqlText sql, Query query, SortSql sort) {
        sql.add("SELECT t.number");
        sort.addColumns(sql);
        var lead = lead(query);
        if (lead.isPresent())
            sql.add(
                    " FROM record_key t WHERE t.key = ? AND t.system = ?",
                    lead.get().key(),
                    lead.get().system().getAsInt());
        else sql.add(" FROM record_key t WHERE t.key = ?", IndexRows.ofType(query.type()));
        var others = query.conditions().stream()
                .filter(condition -> lead.filter(condition::equals).isEmpty())
                .toList();
        new ConditionSql(sql, this::compartment).all(others, "t.number");
    }

    /**
     * A code that every match has. Its rows tell the type as well, and a record has one of them at most, so they can stand in
     * place of the type's; of a patient's records only those with the code are then looked at.
     */
    private static Optional<Condition.Key> lead(Query query) {
        return query.conditions().stream()
                .filter(Condition.Key.class::isInstance)
                .map(Condition.Key.class::cast)
                .filter(key -> key.system().isPresent())
                .findFirst();
    }

    private List<Long> compartment(String patient) {
        return Sql.of(connection(), "SELECT number FROM record_compartment WHERE patient = ?", patient)
                .list(row -> row.number("number"));
    }

    private static Page page(List<Match> found, int count) {
        var shown = found.subList(0, Math.min(count, found.size()));
        var versions = shown.stream().map(Match::version).toList();
        var next = found.size() > count && !shown.isEmpty()
                ? Optional.of(shown.getLast().place())
                : Optional.<Place>empty();
        return new Page(versions, next);
    }

    private record Match(RecordVersion version, Place place) {}

    private static Place place(Sql.Row row, SortSql sort) throws SQLException {
        var keys = new ArrayList<String>();
        for (int i = 0; i < sort.size(); i++) keys.add(row.text("s" + i));
        return new Place(keys, row.number("number"));
    }

    private static long[] selves(Collection<RecordVersion> versions) {
        return versions.stream().mapToLong(version -> version.key().self()).toArray();
    }

    private static long[] numbers(Collection<RecordVersion> versions) {
        return versions.stream().mapToLong(RecordVersion::number).toArray();
    }

    private Connection connection() {
        return transactions.getConnection();
    }

    /**
     * The statement, given up after its time. Planned for its own values each time: how common a value is decides everything,
     * and a plan made for all values would not know it.
     */
    private Limited within(SqlText sql) {
        Sql.of(
                        connection(),
                        "SELECT set_config('statement_timeout', ?, true),"
                                + " set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)",
                        limits.patience().toMillis() + "ms")
                .first(row -> true);
        return new Limited(Sql.of(connection(), sql.text(), sql.values()));
    }

    private record Limited(Sql sql) {
        <T> List<T> list(Sql.Reading<T> reading) {
            try {
                return sql.list(reading);
            } catch (SqlFault e) {
                throw e.state().equals(GIVEN_UP) ? tooCostly() : e;
            }
        }

        <T> Optional<T> first(Sql.Reading<T> reading) {
            return list(reading).stream().findFirst();
        }

        private static Problem tooCostly() {
            return new Problem(
                    ProblemKind.UNPROCESSABLE,
                    List.of(Problem.Issue.of(
                            IssueType.TOO_COSTLY, "This search takes too long; narrow it, by a patient for example")));
        }
    }
}
