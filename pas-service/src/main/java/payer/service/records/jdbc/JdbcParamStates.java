package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.records.index.IndexRows;
import payer.service.records.index.ParamStates;
import payer.service.records.index.SearchParam;

/** States of parameters as rows. */
@Singleton
final class JdbcParamStates implements ParamStates {
    private final TransactionOperations<Connection> transactions;

    JdbcParamStates(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, State> all() {
        var states = new HashMap<String, State>();
        sql("SELECT name, definition, ready FROM record_param")
                .list(row -> states.put(row.text("name"), new State(row.number("definition"), row.flag("ready"))));
        return states;
    }

    @Override
    public void lock() {
        sql("LOCK TABLE record_param IN SHARE ROW EXCLUSIVE MODE").update();
    }

    @Override
    public boolean hasRecords(String type) {
        return sql("SELECT 1 AS one FROM record_key WHERE key = ? LIMIT 1", IndexRows.ofType(type))
                .first(row -> true)
                .orElse(false);
    }

    @Override
    public void put(Collection<SearchParam> params, boolean ready) {
        sql(
                        """
                        INSERT INTO record_param (name, definition, ready)
                        SELECT name, definition, ? FROM unnest(?, ?) AS new (name, definition)
                        ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, ready = excluded.ready\
                        """,
                        ready,
                        params.stream().map(SearchParam::name).toArray(String[]::new),
                        params.stream().mapToLong(SearchParam::definition).toArray())
                .update();
    }

    @Override
    public void setReady(List<SearchParam> params) {
        sql(
                        """
                        UPDATE record_param SET ready = true FROM unnest(?, ?) AS made (name, definition)
                        WHERE record_param.name = made.name AND record_param.definition = made.definition\
                        """,
                        params.stream().map(SearchParam::name).toArray(String[]::new),
                        params.stream().mapToLong(SearchParam::definition).toArray())
                .update();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
