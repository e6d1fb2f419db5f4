package payer.service.crd.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import payer.service.caller.ClientId;
import payer.service.crd.ShownCard;
import payer.service.crd.ShownCards;
import payer.service.database.Sql;
import payer.service.member.MemberId;

/** Cards as rows of {@code hook_card}. */
@Singleton
final class JdbcShownCards implements ShownCards {
    private final TransactionOperations<Connection> transactions;

    JdbcShownCards(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public int shown(ClientId client, MemberId member, Instant since, int upTo) {
        return Sql.of(transactions.getConnection(), """
                        SELECT count(*) AS shown FROM
                            (SELECT FROM hook_card WHERE client = ? AND patient = ? AND shown_at >= ? LIMIT ?) found""", client.value(), member.value(), since, upTo)
                .first(row -> row.smallNumber("shown"))
                .orElse(0);
    }

    @Override
    public Optional<ShownCard> note(UUID card, ClientId client, String outcome, String reason, Instant now) {
        return Sql.of(
                        transactions.getConnection(),
                        "UPDATE hook_card SET outcome = ?, reason = ?, outcome_at = ?"
                                + " WHERE id = ? AND client = ? AND outcome IS NULL RETURNING *",
                        outcome,
                        reason,
                        now,
                        card,
                        client.value())
                .first(JdbcShownCards::card);
    }

    @Override
    public int forget(Instant before, int most) {
        return Sql.of(
                        transactions.getConnection(),
                        "DELETE FROM hook_card WHERE id IN (SELECT id FROM hook_card WHERE shown_at < ? LIMIT ?)",
                        before,
                        most)
                .update();
    }

    private static ShownCard card(Sql.Row row) throws SQLException {
        return new ShownCard(
                row.id("id"),
                row.id("call"),
                new ClientId(row.text("client")),
                row.maybeText("patient").map(MemberId::new),
                row.text("hook"),
                row.text("policy"),
                row.text("topic"),
                row.moment("shown_at"));
    }
}
