package payer.service.policies.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.policies.Person;
import payer.service.policies.Release;
import payer.service.policies.Releases;
import payer.service.policies.Stamp;
import payer.service.policies.VersionKey;

/** Rows of {@code policy_release} and {@code policy_release_entry}. */
@Singleton
final class JdbcReleases implements Releases {
    private static final String RELEASE =
            "SELECT number, kind, recorded, person, client, at, reason FROM policy_release ";
    private static final String ENTRY = "SELECT release, policy, version, revision FROM policy_release_entry ";

    private final TransactionOperations<Connection> transactions;

    private record PlacedEntry(int release, Release.Entry entry) {}

    JdbcReleases(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void lock() {
        sql("SELECT pg_advisory_xact_lock(hashtextextended('policy releases', 0))")
                .list(row -> 1);
    }

    @Override
    public int latest() {
        return sql("SELECT coalesce(max(number), 0) AS number FROM policy_release")
                .first(row -> row.smallNumber("number"))
                .orElseThrow();
    }

    @Override
    public List<Release> after(int number) {
        return whole(
                sql(RELEASE + "WHERE number > ? ORDER BY number", number).list(JdbcReleases::release),
                sql(ENTRY + "WHERE release > ? ORDER BY release, policy, version", number)
                        .list(JdbcReleases::entry));
    }

    @Override
    public Optional<Release> find(int number) {
        return whole(
                        sql(RELEASE + "WHERE number = ?", number).list(JdbcReleases::release),
                        sql(ENTRY + "WHERE release = ? ORDER BY policy, version", number)
                                .list(JdbcReleases::entry))
                .stream()
                .findFirst();
    }

    @Override
    public List<Release> newest(int before, int limit) {
        var heads = sql(RELEASE + "WHERE number < ? ORDER BY number DESC LIMIT ?", before, limit)
                .list(JdbcReleases::release);
        return withEntries(heads);
    }

    @Override
    public List<Release> ofPolicy(String policy, int limit) {
        return withEntries(sql(
                        RELEASE + "WHERE number IN (SELECT release FROM policy_release_entry WHERE policy = ?)"
                                + " ORDER BY number DESC LIMIT ?",
                        policy,
                        limit)
                .list(JdbcReleases::release));
    }

    private List<Release> withEntries(List<Release> heads) {
        var numbers = heads.stream().map(head -> (long) head.number()).toArray(Long[]::new);
        return whole(
                heads,
                sql(ENTRY + "WHERE release = ANY (?) ORDER BY policy, version", (Object) numbers)
                        .list(JdbcReleases::entry));
    }

    @Override
    public Optional<Release.Entry> entryBefore(VersionKey key, int number) {
        return sql(
                        ENTRY + "WHERE policy = ? AND version = ? AND release < ? ORDER BY release DESC LIMIT 1",
                        key.policy(),
                        key.version(),
                        number)
                .first(JdbcReleases::entry)
                .map(PlacedEntry::entry);
    }

    @Override
    public void add(Release release) {
        sql(
                        "INSERT INTO policy_release (number, kind, recorded, person, client, at, reason)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        release.number(),
                        release.kind().name(),
                        release.recorded(),
                        release.stamp().by().name(),
                        release.stamp().by().client(),
                        release.stamp().at(),
                        release.stamp().reason())
                .update();
        for (var entry : release.entries())
            sql(
                            "INSERT INTO policy_release_entry (release, policy, version, revision) VALUES (?, ?, ?, ?)",
                            release.number(),
                            entry.key().policy(),
                            entry.key().version(),
                            entry.revision().orElse(null))
                    .update();
    }

    private static List<Release> whole(List<Release> heads, List<PlacedEntry> entries) {
        var byRelease = new LinkedHashMap<Integer, List<Release.Entry>>();
        for (var placed : entries)
            byRelease
                    .computeIfAbsent(placed.release, number -> new ArrayList<>())
                    .add(placed.entry);
        return heads.stream()
                .map(head -> new Release(
                        head.number(),
                        head.kind(),
                        head.recorded(),
                        head.stamp(),
                        byRelease.getOrDefault(head.number(), List.of())))
                .toList();
    }

    private static Release release(Sql.Row row) throws SQLException {
        var by = new Person(row.text("person"), row.text("client"));
        return new Release(
                row.smallNumber("number"),
                Release.Kind.valueOf(row.text("kind")),
                row.moment("recorded"),
                new Stamp(by, row.moment("at"), row.text("reason")),
                List.of());
    }

    private static PlacedEntry entry(Sql.Row row) throws SQLException {
        var key = new VersionKey(row.text("policy"), row.text("version"));
        var revision = row.maybeText("revision").map(Integer::valueOf);
        return new PlacedEntry(row.smallNumber("release"), new Release.Entry(key, revision));
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
