package payer.service.security.staff.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.service.caller.Role;
import payer.service.database.Sql;
import payer.service.security.staff.Session;
import payer.service.security.staff.Sessions;
import payer.service.security.staff.StaffMember;

/** The staff_session table. */
@Singleton
final class JdbcSessions implements Sessions {
    private final TransactionOperations<Connection> transactions;

    JdbcSessions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Session session) {
        var member = session.member();
        sql(
                        """
                        INSERT INTO staff_session (hash, subject, name, npi, roles, demo, began_at, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        session.hash(),
                        member.subject(),
                        member.name(),
                        member.npi(),
                        member.roles().stream().map(Role::name).sorted().toArray(String[]::new),
                        session.demo(),
                        session.began(),
                        session.seen())
                .update();
    }

    @Override
    public Optional<Session> find(String hash) {
        return sql("SELECT * FROM staff_session WHERE hash = ?", hash).first(JdbcSessions::session);
    }

    @Override
    public void seen(String hash, Instant now) {
        sql("UPDATE staff_session SET seen_at = greatest(seen_at, ?) WHERE hash = ?", now, hash)
                .update();
    }

    @Override
    public void end(String hash) {
        sql("DELETE FROM staff_session WHERE hash = ?", hash).update();
    }

    @Override
    public void forget(Instant seenBefore, Instant begunBefore) {
        sql("DELETE FROM staff_session WHERE seen_at < ? OR began_at < ?", seenBefore, begunBefore)
                .update();
    }

    private static Session session(Sql.Row row) throws SQLException {
        var member = new StaffMember(row.text("subject"), row.text("name"), row.text("npi"), roles(row.texts("roles")));
        return new Session(row.text("hash"), member, row.flag("demo"), row.moment("began_at"), row.moment("seen_at"));
    }

    /** A role that this release no longer has opens nothing. */
    private static Set<Role> roles(java.util.List<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toSet());
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
