package payer.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What the same server can do at best: nothing but reading, committing one row durably, and writing. */
@Controller("/bench")
@Requires(property = "bench.floor", value = "true")
final class FloorController {
    private final TransactionOperations<Connection> transactions;

    FloorController(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Post("/echo")
    JsonNode echo(@Body JsonNode body) {
        return body;
    }

    @Post("/commit")
    String commit(@Body byte[] body) {
        keep(body);
        return "{}";
    }

    private void keep(byte[] body) {
        transactions.executeWrite(status -> insert(status.getConnection(), body));
    }

    private static int insert(Connection connection, byte[] body) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO bench_floor (id, body) VALUES (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, body);
            return insert.executeUpdate();
        }
    }
}
