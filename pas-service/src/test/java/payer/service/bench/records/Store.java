package payer.service.bench.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.running.RunningService;
import payer.testdata.scale.Population;

/**
 * A service on a folder of its own, which is filled with a generated payer bit by bit. How far that has come is kept in the
 * folder, so it can be opened again later, to be filled further or to be measured.
 */
final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    private final RunningService service;
    private final TransactionOperations<Connection> transactions;
    private final Path folder;
    private final Population population;
    private final Properties kept;

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private Store(Path folder, Properties kept) {
        this.folder = folder;
        this.kept = kept;
        this.population = Population.ofResources(1, number("resources"), TODAY);
        this.service = RunningService.with(Map.of(
                "database.url",
                "",
                "database.folder",
                folder.toString(),
                "database.connections",
                CONNECTIONS,
                "records.load.workers",
                Runtime.getRuntime().availableProcessors(),
                "policies.seed",
                false)); // their compiling would be measured along
        this.transactions = service.context().getBean(TransactionOperations.class);
    }

    /** A new one if there is none; an existing one keeps the size that it was made for. */
    static Store open(Path folder, long resources) throws IOException {
        var kept = new Properties();
        Files.createDirectories(folder);
        if (Files.exists(note(folder)))
            try (var in = Files.newInputStream(note(folder))) {
                kept.load(in);
            }
        kept.putIfAbsent("resources", String.valueOf(resources));
        return new Store(folder, kept);
    }

    private static Path note(Path folder) {
        return folder.resolve("bench.properties");
    }

    private long number(String name) {
        return Long.parseLong(kept.getProperty(name, "0"));
    }

    RunningService service() {
        return service;
    }

    TransactionOperations<Connection> transactions() {
        return transactions;
    }

    Population population() {
        return population;
    }

    /** Blocks that were loaded. */
    int blocks() {
        return (int) number("blocks");
    }

    boolean isFull() {
        return blocks() >= population.blocks();
    }

    long documents() {
        return number("documents");
    }

    long bytes() {
        return number("bytes");
    }

    /** As many blocks from where it is on have been loaded. */
    void loaded(int blocks, long documents, long bytes) throws IOException {
        kept.setProperty("blocks", String.valueOf(blocks() + blocks));
        kept.setProperty("documents", String.valueOf(documents() + documents));
        kept.setProperty("bytes", String.valueOf(bytes() + bytes));
        try (var out = Files.newOutputStream(note(folder))) {
            kept.store(out, "How far the loading has come");
        }
    }

    List<byte[]> lines(int block) {
        return population.block(block).lines().map(line -> line.getBytes(UTF_8)).toList();
    }

    Cpu cpu() {
        return Cpu.of(folder);
    }

    long size(String table) {
        return transactions.executeRead(
                tx -> Sql.of(tx.getConnection(), "SELECT pg_total_relation_size(?::regclass) AS bytes", table)
                        .first(row -> row.number("bytes"))
                        .orElseThrow());
    }

    /** Outside of any transaction, as VACUUM wants it. */
    void execute(String statement) {
        var database = service.bean(DatasourceConfiguration.class);
        try (var connection =
                        DriverManager.getConnection(database.getUrl(), database.getUsername(), database.getPassword());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
