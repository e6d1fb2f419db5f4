package payer.service.policies.simulation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.jobs.JobId;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.Part;
import payer.service.policies.simulation.SimulationOrder;
import payer.service.policies.simulation.Simulations;

/** Rows of {@code policy_simulation} and {@code policy_simulation_part}. */
@Singleton
final class JdbcSimulations implements Simulations {
    /** Of our own, so that empty lists are written: the service's leaves them out. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TransactionOperations<Connection> transactions;

    JdbcSimulations(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(SimulationOrder order, JobId job) {
        sql(
                        "INSERT INTO policy_simulation (id, policy, version, revision, release, history, requests, seed,"
                                + " kinds, oldest, newest, person, at, job) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        order.id(),
                        order.policy(),
                        order.version(),
                        order.revision(),
                        order.release(),
                        order.history(),
                        order.requests(),
                        order.seed(),
                        order.occasions().stream().sorted().map(Occasion::name).collect(Collectors.joining(",")),
                        order.oldest(),
                        order.newest(),
                        order.by(),
                        order.at(),
                        job.value())
                .update();
    }

    @Override
    public Optional<Ordered> find(UUID id) {
        return sql("SELECT * FROM policy_simulation WHERE id = ?", id).first(JdbcSimulations::ordered);
    }

    @Override
    public List<Ordered> newest(int limit) {
        return sql("SELECT * FROM policy_simulation ORDER BY at DESC, id LIMIT ?", limit)
                .list(JdbcSimulations::ordered);
    }

    @Override
    public void add(UUID id, Part part) {
        sql(
                        "INSERT INTO policy_simulation_part (simulation, number, content) VALUES (?, ?, ?::jsonb)"
                                + " ON CONFLICT DO NOTHING",
                        id,
                        part.number(),
                        written(part))
                .update();
    }

    @Override
    public Set<Integer> partsDone(UUID id) {
        return new HashSet<>(sql("SELECT number FROM policy_simulation_part WHERE simulation = ?", id)
                .list(row -> row.smallNumber("number")));
    }

    @Override
    public List<Part> parts(UUID id) {
        return sql("SELECT content FROM policy_simulation_part WHERE simulation = ? ORDER BY number", id)
                .list(row -> read(row.text("content")));
    }

    private static Ordered ordered(Sql.Row row) throws SQLException {
        var order = new SimulationOrder(
                row.id("id"),
                row.text("policy"),
                row.text("version"),
                row.smallNumber("revision"),
                row.smallNumber("release"),
                row.text("history"),
                row.number("requests"),
                row.number("seed"),
                Arrays.stream(row.text("kinds").split(",", -1))
                        .map(Occasion::valueOf)
                        .collect(Collectors.toSet()),
                row.number("oldest"),
                row.number("newest"),
                row.text("person"),
                row.moment("at"));
        return new Ordered(order, new JobId(row.id("job")));
    }

    private static String written(Part part) {
        try {
            return JSON.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part that cannot be written", e);
        }
    }

    private static Part read(String content) {
        try {
            return JSON.readValue(content, Part.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part that cannot be read", e);
        }
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
