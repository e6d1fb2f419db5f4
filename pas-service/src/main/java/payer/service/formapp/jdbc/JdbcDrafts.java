package payer.service.formapp.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.formapp.Draft;
import payer.service.formapp.Drafts;

/** The form_app_draft table. */
@Singleton
final class JdbcDrafts implements Drafts {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int MOST = 100;

    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;

    JdbcDrafts(TransactionOperations<Connection> transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void add(Draft draft) {
        sql(
                        """
                        INSERT INTO form_app_draft (id, ehr, patient, form, title, orders, coverage, questionnaire, filled_in,
                            response, gaps, confirmed, state, stored_as, authorization_id, last_by, version, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        draft.id(),
                        draft.ehr(),
                        draft.patient(),
                        draft.form(),
                        draft.title(),
                        draft.orders().toArray(String[]::new),
                        draft.coverage(),
                        draft.questionnaire(),
                        draft.filledIn(),
                        draft.response(),
                        written(draft.gaps()),
                        draft.confirmed().toArray(String[]::new),
                        draft.state().name(),
                        draft.storedAs().orElse(null),
                        draft.authorization().orElse(null),
                        draft.lastBy(),
                        draft.version(),
                        draft.created(),
                        draft.changed())
                .update();
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return sql("SELECT * FROM form_app_draft WHERE id = ?", id).first(this::draft);
    }

    @Override
    public List<Draft> of(String ehr, String patient) {
        return sql(
                        "SELECT * FROM form_app_draft WHERE ehr = ? AND patient = ? ORDER BY changed_at DESC LIMIT ?",
                        ehr,
                        patient,
                        MOST)
                .list(this::draft);
    }

    @Override
    public boolean save(Draft next) {
        return sql(
                                """
                                UPDATE form_app_draft SET questionnaire = ?, response = ?, confirmed = ?, state = ?, stored_as = ?,
                                    authorization_id = ?, last_by = ?, version = ?, changed_at = ?
                                WHERE id = ? AND version = ?
                                """,
                                next.questionnaire(),
                                next.response(),
                                next.confirmed().toArray(String[]::new),
                                next.state().name(),
                                next.storedAs().orElse(null),
                                next.authorization().orElse(null),
                                next.lastBy(),
                                next.version(),
                                next.changed(),
                                next.id(),
                                next.version() - 1)
                        .update()
                == 1;
    }

    @Override
    public void forget(Instant untouchedSince) {
        sql("DELETE FROM form_app_draft WHERE changed_at < ?", untouchedSince).update();
    }

    private Draft draft(Sql.Row row) throws SQLException {
        return new Draft(
                row.id("id"),
                row.text("ehr"),
                row.text("patient"),
                row.text("form"),
                row.text("title"),
                row.texts("orders"),
                row.text("coverage"),
                row.text("questionnaire"),
                row.text("filled_in"),
                row.text("response"),
                read(row.text("gaps")),
                row.texts("confirmed"),
                Draft.State.valueOf(row.text("state")),
                row.maybeText("stored_as"),
                Optional.ofNullable(row.id("authorization_id")),
                row.text("last_by"),
                row.smallNumber("version"),
                row.moment("created_at"),
                row.moment("changed_at"));
    }

    private String written(Map<String, String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String texts) {
        try {
            return json.readValue(texts, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
