package payer.service.review.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import payer.service.database.Sql;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.Talks;
import payer.service.review.WorklistEntry.Holder;

/** The review_talk table. */
@Singleton
final class JdbcTalks implements Talks {
    private final TransactionOperations<Connection> transactions;

    JdbcTalks(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Talk talk) {
        sql(
                        """
                        INSERT INTO review_talk (id, prior_auth, at, subject, name, with_whom, phone, state, outcome)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        talk.id(),
                        talk.authorization().value(),
                        talk.at(),
                        talk.ours().subject(),
                        talk.ours().name(),
                        talk.withWhom(),
                        talk.phone(),
                        talk.state().name(),
                        talk.outcome())
                .update();
    }

    @Override
    public boolean end(UUID id, PriorAuthId authorization, State state, String outcome) {
        return sql(
                                "UPDATE review_talk SET state = ?, outcome = ? WHERE id = ? AND prior_auth = ? AND state = 'PLANNED'",
                                state.name(),
                                outcome,
                                id,
                                authorization.value())
                        .update()
                == 1;
    }

    @Override
    public List<Talk> about(PriorAuthId authorization) {
        return sql("SELECT * FROM review_talk WHERE prior_auth = ? ORDER BY at, id", authorization.value())
                .list(JdbcTalks::talk);
    }

    @Override
    public List<Talk> plannedFor(String subject) {
        return sql(
                        "SELECT * FROM review_talk WHERE subject = ? AND state = 'PLANNED' ORDER BY at, id LIMIT 20",
                        subject)
                .list(JdbcTalks::talk);
    }

    private static Talk talk(Sql.Row row) throws SQLException {
        return new Talk(
                row.id("id"),
                new PriorAuthId(row.id("prior_auth")),
                row.moment("at"),
                new Holder(row.text("subject"), row.text("name")),
                row.text("with_whom"),
                row.text("phone"),
                State.valueOf(row.text("state")),
                row.text("outcome"));
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
