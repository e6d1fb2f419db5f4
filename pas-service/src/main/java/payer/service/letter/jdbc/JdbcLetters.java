package payer.service.letter.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.database.Sql;
import payer.service.letter.Audience;
import payer.service.letter.Letter;
import payer.service.letter.LetterKind;
import payer.service.letter.Letters;
import payer.service.priorauth.PriorAuthId;

@Singleton
final class JdbcLetters implements Letters {
    private static final String COLUMNS =
            "SELECT id, prior_auth, version, kind, audience, written_at, parts::text AS parts FROM letter ";
    private static final TypeReference<List<Letter.Part>> PARTS = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final TransactionOperations<Connection> transactions;

    JdbcLetters(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void addOnce(Letter letter) {
        sql(
                        """
                        INSERT INTO letter (id, prior_auth, version, kind, audience, written_at, parts)
                        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
                        ON CONFLICT (prior_auth, version, kind, audience) DO NOTHING
                        """,
                        letter.id(),
                        letter.authorization().value(),
                        letter.version(),
                        letter.kind().name(),
                        letter.audience().name(),
                        letter.written(),
                        text(letter.parts()))
                .update();
    }

    @Override
    public List<Letter> about(PriorAuthId authorization) {
        return sql(COLUMNS + "WHERE prior_auth = ? ORDER BY written_at, kind, audience", authorization.value())
                .list(JdbcLetters::letter);
    }

    @Override
    public Optional<Letter> find(UUID id) {
        return sql(COLUMNS + "WHERE id = ?", id).first(JdbcLetters::letter);
    }

    private static Letter letter(Sql.Row row) throws SQLException {
        return new Letter(
                row.id("id"),
                new PriorAuthId(row.id("prior_auth")),
                row.smallNumber("version"),
                LetterKind.valueOf(row.text("kind")),
                Audience.valueOf(row.text("audience")),
                row.moment("written_at"),
                parts(row.text("parts")));
    }

    private static String text(List<Letter.Part> parts) {
        try {
            return MAPPER.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw unusable(e);
        }
    }

    private static List<Letter.Part> parts(String json) {
        try {
            return MAPPER.readValue(json, PARTS);
        } catch (JsonProcessingException e) {
            throw unusable(e);
        }
    }

    /** Without the text of the cause, which quotes the letter. */
    private static IllegalStateException unusable(JsonProcessingException e) {
        return new IllegalStateException(
                "a letter cannot be read or written: " + e.getClass().getSimpleName());
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
