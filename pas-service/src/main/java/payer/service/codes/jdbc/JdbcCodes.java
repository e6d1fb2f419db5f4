package payer.service.codes.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import payer.decision.CodeSystem;
import payer.rules.codes.CodeSet;
import payer.rules.policy.CodePattern;
import payer.service.codes.Codes;
import payer.service.codes.KeptValueSet;
import payer.service.codes.KnownCode;
import payer.service.codes.LoadedRelease;
import payer.service.codes.LoadedRelease.Withdrawal;
import payer.service.database.Sql;

/** Rows of {@code code_release}, {@code code}, {@code value_set} and {@code value_set_code}. */
@Singleton
final class JdbcCodes implements Codes {
    private static final String RELEASE = """
            SELECT system, release, release.codes, release.digest, release.complete, release.person, release.at,
                withdrawal.person AS withdrawn_by, withdrawal.at AS withdrawn_at, withdrawal.reason AS withdrawn_for
            FROM code_release release LEFT JOIN code_release_withdrawal withdrawal USING (system, release)
            """;

    private final TransactionOperations<Connection> transactions;

    private record Member(CodeSystem system, String value) {}

    JdbcCodes(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<LoadedRelease> releases() {
        return sql(RELEASE + "ORDER BY release.number DESC").list(JdbcCodes::release);
    }

    @Override
    public Optional<LoadedRelease> find(CodeSystem system, String release) {
        return sql(RELEASE + "WHERE system = ? AND release = ?", system.name(), release)
                .first(JdbcCodes::release);
    }

    @Override
    public Optional<LoadedRelease> current(CodeSystem system) {
        return sql(
                        RELEASE + "WHERE system = ? AND withdrawal.at IS NULL"
                                + " ORDER BY release.complete DESC, release.number DESC LIMIT 1",
                        system.name())
                .first(JdbcCodes::release);
    }

    private static LoadedRelease release(Sql.Row row) throws SQLException {
        return new LoadedRelease(
                CodeSystem.valueOf(row.text("system")),
                row.text("release"),
                row.smallNumber("codes"),
                row.text("digest"),
                row.flag("complete"),
                row.text("person"),
                row.moment("at"),
                withdrawal(row));
    }

    private static Optional<Withdrawal> withdrawal(Sql.Row row) throws SQLException {
        var at = row.maybeMoment("withdrawn_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withdrawal(row.text("withdrawn_by"), at.get(), row.text("withdrawn_for")));
    }

    @Override
    public void add(LoadedRelease release, CodeSet codes) {
        sql(
                        "INSERT INTO code_release (system, release, codes, digest, complete, person, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        release.system().name(),
                        release.release(),
                        release.codes(),
                        release.digest(),
                        release.complete(),
                        release.by(),
                        release.at())
                .update();
        var rows = codes.codes();
        sql(
                        "INSERT INTO code (system, release, value, display, last_day) "
                                + "SELECT ?, ?, c.value, c.display, nullif(c.last_day, '')::date"
                                + " FROM unnest(?::text[], ?::text[], ?::text[]) AS c (value, display, last_day)",
                        release.system().name(),
                        release.release(),
                        rows.keySet().toArray(String[]::new),
                        rows.values().toArray(String[]::new),
                        rows.keySet().stream()
                                .map(code -> codes.lastDay(code)
                                        .map(LocalDate::toString)
                                        .orElse(""))
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public void withdraw(LoadedRelease release, Withdrawal withdrawal) {
        sql(
                        "INSERT INTO code_release_withdrawal (system, release, person, at, reason) VALUES (?, ?, ?, ?, ?)",
                        release.system().name(),
                        release.release(),
                        withdrawal.by(),
                        withdrawal.at(),
                        withdrawal.reason())
                .update();
    }

    @Override
    public boolean hasModifiers(LoadedRelease release) {
        return sql(
                        "SELECT value FROM code WHERE system = ? AND release = ? AND length(value) = 2 LIMIT 1",
                        release.system().name(),
                        release.release())
                .first(row -> row.text("value"))
                .isPresent();
    }

    @Override
    public Optional<KnownCode> code(LoadedRelease release, String value) {
        return sql(
                        "SELECT value, display, last_day FROM code WHERE system = ? AND release = ? AND value = ?",
                        release.system().name(),
                        release.release(),
                        value)
                .first(JdbcCodes::code);
    }

    @Override
    public List<KnownCode> known(LoadedRelease release, Collection<String> values) {
        return sql(
                        "SELECT value, display, last_day FROM code"
                                + " WHERE system = ? AND release = ? AND value = ANY (?) ORDER BY value",
                        release.system().name(),
                        release.release(),
                        values.toArray(String[]::new))
                .list(JdbcCodes::code);
    }

    @Override
    public List<KnownCode> search(LoadedRelease release, String text, int limit) {
        return sql("""
                        SELECT value, display, last_day FROM code
                        WHERE system = ? AND release = ? AND (starts_with(value, ?) OR strpos(lower(display), lower(?)) > 0)
                        ORDER BY value LIMIT ?
                        """, release.system().name(), release.release(), text, text, limit)
                .list(JdbcCodes::code);
    }

    private static KnownCode code(Sql.Row row) throws SQLException {
        return new KnownCode(
                row.text("value"),
                row.text("display"),
                row.maybeText("last_day").map(LocalDate::parse));
    }

    @Override
    public Collection<String> matching(LoadedRelease release, CodePattern pattern) {
        return sql(
                        "SELECT value FROM code WHERE system = ? AND release = ? ORDER BY value",
                        release.system().name(),
                        release.release())
                .list(row -> row.text("value"))
                .stream()
                .filter(pattern::matches)
                .toList();
    }

    @Override
    public void add(KeptValueSet set) {
        sql(
                        "INSERT INTO value_set (name, version, reference, definition, person, at, reason) "
                                + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        set.name(),
                        set.version(),
                        set.reference(),
                        set.definition(),
                        set.by(),
                        set.at(),
                        set.reason())
                .update();
        set.members()
                .forEach((system, codes) -> sql(
                                "INSERT INTO value_set_code (reference, system, value) SELECT ?, ?, c FROM unnest(?) AS c",
                                set.reference(),
                                system.name(),
                                codes.toArray(String[]::new))
                        .update());
    }

    @Override
    public Optional<KeptValueSet> valueSet(String reference) {
        return sql("SELECT name, version, definition, person, at, reason FROM value_set WHERE reference = ?", reference)
                .first(row -> new KeptValueSet(
                        row.text("name"),
                        row.text("version"),
                        row.text("definition"),
                        members(reference),
                        row.text("person"),
                        row.moment("at"),
                        row.text("reason")));
    }

    private Map<CodeSystem, Set<String>> members(String reference) {
        var members = new EnumMap<CodeSystem, Set<String>>(CodeSystem.class);
        sql("SELECT system, value FROM value_set_code WHERE reference = ?", reference)
                .list(row -> new Member(CodeSystem.valueOf(row.text("system")), row.text("value")))
                .forEach(member -> members.computeIfAbsent(member.system, system -> new HashSet<>())
                        .add(member.value));
        return members;
    }

    @Override
    public List<String> valueSets() {
        return sql("SELECT reference FROM value_set ORDER BY name, version").list(row -> row.text("reference"));
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
