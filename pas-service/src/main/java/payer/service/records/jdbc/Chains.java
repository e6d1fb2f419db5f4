package payer.service.records.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.service.records.search.Condition;
import payer.service.records.search.SearchLimits;

/**
 * Chains whose far ends are few are followed from there: the few are found by a search of their own, and what leads to them is
 * then an ordinary reference. A search with three chains is otherwise a join of a dozen tables, whose planning alone takes
 * longer than the answer.
 */
final class Chains {
    /** More are not asked for one by one; then the whole search is planned as it stands. */
    private static final int MOST = 500;

    private final Connection connection;
    private final SearchLimits limits;

    Chains(Connection connection, SearchLimits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    /** The same, without its chain if its far ends are few. */
    Condition shortened(Condition condition) {
        return switch (condition) {
            case Condition.LinksToOne chain ->
                farEnds(chain)
                        .<Condition>map(ends -> new Condition.LinksTo(chain.param(), ends))
                        .orElse(chain);
            case Condition.LinkedFromOne chain ->
                nearEnds(chain).<Condition>map(Condition.Is::new).orElse(chain);
            default -> condition;
        };
    }

    /** A search may begin with what satisfies a condition, if that is little. Codes mostly are not, so they are not tried. */
    Optional<Lead> lead(String type, Condition condition) {
        return switch (condition) {
            case Condition.Is is -> Optional.of(Lead.of(type, List.of(is)));
            case Condition.LinksTo _, Condition.Text _ ->
                Lead.alone(condition).flatMap(this::numbers).map(numbers -> Lead.numbered(numbers, condition));
            default -> Optional.empty();
        };
    }

    private Optional<List<Long>> numbers(Lead alone) {
        var sql = new SqlText().add("SELECT " + Matching.NUMBER + " AS key");
        alone.addTo(sql);
        return few(sql.add(" LIMIT ?", MOST + 1), Planning.ONCE);
    }

    /** The records that a reference must lead to; empty if they are many. */
    private Optional<List<Long>> farEnds(Condition.LinksToOne chain) {
        var matching = Matching.bounded(chain.targetType(), chain.that(), this);
        var sql = new SqlText().add("SELECT r.self AS key FROM (");
        matching.addTo(sql, SortSql.NONE);
        sql.add(") m JOIN record r ON r.number = m.number LIMIT ?", MOST + 1);
        return few(sql, matching.planning());
    }

    /** The records that must be referred to; empty if they are many. */
    private Optional<List<Long>> nearEnds(Condition.LinkedFromOne chain) {
        var matching = Matching.bounded(chain.param().type(), chain.that(), this);
        var sql = new SqlText().add("SELECT l.target AS key FROM (");
        matching.addTo(sql, SortSql.NONE);
        sql.add(
                ") m JOIN record_link l ON l.number = m.number WHERE l.param = ? LIMIT ?",
                chain.param().number(),
                MOST + 1);
        return few(sql, matching.planning());
    }

    private Optional<List<Long>> few(SqlText sql, Planning planning) {
        var found = new BoundedStatement(connection, sql, planning, limits).list(row -> row.number("key"));
        return found.size() > MOST
                ? Optional.empty()
                : Optional.of(new ArrayList<>(found.stream().distinct().toList()));
    }
}
