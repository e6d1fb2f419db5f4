package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import payer.service.database.Sql;
import payer.service.records.RecordVersion;
import payer.service.records.index.SearchParam;
import payer.service.records.search.Query;
import payer.service.records.search.SearchLimits;
import payer.service.records.search.Searches;

/** Searches over the index tables: one statement a page, and one before it for each chain whose far ends may be few. */
@Singleton
final class JdbcSearches implements Searches {
    private static final String COLUMNS = "r.number, r.type, r.id, r.version, r.updated_at, r.document";

    private final TransactionOperations<Connection> transactions;
    private final SearchLimits limits;

    JdbcSearches(TransactionOperations<Connection> transactions, SearchLimits limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    @Override
    public Page find(Query query, int count, Optional<Place> after) {
        var sort = new SortSql(query.sort(), Matching.NUMBER);
        var matching = matching(query);
        var sql = new SqlText();
        sql.add("SELECT m.*, " + COLUMNS + " FROM (SELECT m.* FROM (");
        matching.addTo(sql, sort);
        sql.add(") m");
        after.ifPresent(place -> sort.addAfter(sql, place));
        sql.add(sort.order() + " LIMIT ?) m JOIN record r ON r.number = m.number" + sort.order(), count + 1);
        var found =
                bounded(sql, matching.planning()).list(row -> new Match(JdbcRecords.version(row), place(row, sort)));
        return page(found, count);
    }

    @Override
    public long count(Query query) {
        var matching = matching(query);
        var sql = new SqlText();
        sql.add("SELECT count(*) AS total FROM (");
        matching.addTo(sql, SortSql.NONE);
        sql.add(") m");
        return bounded(sql, matching.planning())
                .first(row -> row.number("total"))
                .orElseThrow();
    }

    /** What a page refers to is found by numbers and keys, so one plan does for all. */
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
        return bounded(sql, Planning.ONCE).list(JdbcRecords::version);
    }

    private Matching matching(Query query) {
        return Matching.of(query.type(), query.conditions(), new Chains(connection(), limits));
    }

    private BoundedStatement bounded(SqlText sql, Planning planning) {
        return new BoundedStatement(connection(), sql, planning, limits);
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
}
