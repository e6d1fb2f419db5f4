package payer.service.assertion.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.assertion.Assertion;
import payer.service.assertion.AssertionNumber;
import payer.service.assertion.Assertions;
import payer.service.assertion.Said;
import payer.service.caller.ClientId;
import payer.service.database.Sql;
import payer.service.member.MemberId;
import payer.service.runtime.Ids;

/** Assertions as rows of {@code coverage_assertion}. */
@Singleton
final class JdbcAssertions implements Assertions {
    /** When something was last said is noted to the day. */
    private static final Duration NOTED_EVERY = Duration.ofDays(1);

    private final TransactionOperations<Connection> transactions;
    private final Ids ids;

    JdbcAssertions(TransactionOperations<Connection> transactions, Ids ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public List<AssertionNumber> remember(List<Said> said, Instant now) {
        if (said.isEmpty()) return List.of();
        var keys = said.stream().map(Said::key).toList();
        var known = known(keys, now);
        var numbers = new ArrayList<AssertionNumber>();
        for (int i = 0; i < keys.size(); i++) {
            var number = known.get(ByteBuffer.wrap(keys.get(i)));
            numbers.add(number == null ? add(said.get(i), keys.get(i), now) : number);
        }
        return numbers;
    }

    /** Looked for first: what is said often must not wait each time for whoever said it a moment ago. */
    private Map<ByteBuffer, AssertionNumber> known(List<byte[]> keys, Instant now) {
        var known = new HashMap<ByteBuffer, AssertionNumber>();
        Sql.of(
                        transactions.getConnection(),
                        "SELECT key, number FROM coverage_assertion WHERE key = ANY(?) AND last_said > ?",
                        keys.toArray(byte[][]::new),
                        now.minus(NOTED_EVERY))
                .each(
                        0,
                        row -> Map.entry(ByteBuffer.wrap(row.bytes("key")), new AssertionNumber(row.text("number"))),
                        found -> known.put(found.getKey(), found.getValue()));
        return known;
    }

    /** Two who say the same at the same moment get the same number: the second waits for the first and finds its row. */
    private AssertionNumber add(Said said, byte[] key, Instant now) {
        var id = ids.next();
        return Sql.of(
                        transactions.getConnection(),
                        """
                        INSERT INTO coverage_assertion (id, number, key, client, patient, order_ref, order_json, coverage,
                            said, policies, forms, auth, first_said, last_said)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                        ON CONFLICT (key) DO UPDATE SET last_said = excluded.last_said
                        RETURNING number
                        """,
                        id,
                        AssertionNumber.of(id).value(),
                        key,
                        said.client().value(),
                        said.member().map(MemberId::value).orElse(null),
                        said.order(),
                        said.orderJson().get(),
                        said.coverage(),
                        said.said().get(),
                        said.policies().toArray(String[]::new),
                        said.forms().toArray(String[]::new),
                        said.authorization().orElse(null),
                        now,
                        now)
                .first(row -> new AssertionNumber(row.text("number")))
                .orElseThrow();
    }

    @Override
    public Optional<Assertion> find(AssertionNumber number) {
        return Sql.of(transactions.getConnection(), "SELECT * FROM coverage_assertion WHERE number = ?", number.value())
                .first(JdbcAssertions::assertion);
    }

    @Override
    public int forget(Instant before, int most) {
        return Sql.of(
                        transactions.getConnection(),
                        "DELETE FROM coverage_assertion WHERE id IN"
                                + " (SELECT id FROM coverage_assertion WHERE last_said < ? LIMIT ?)",
                        before,
                        most)
                .update();
    }

    private static Assertion assertion(Sql.Row row) throws SQLException {
        return new Assertion(
                new AssertionNumber(row.text("number")),
                new ClientId(row.text("client")),
                row.maybeText("patient").map(MemberId::new),
                row.text("order_ref"),
                row.bytes("order_json"),
                row.text("coverage"),
                row.text("said"),
                row.texts("policies"),
                row.texts("forms"),
                row.maybeText("auth"),
                row.moment("first_said"));
    }
}
