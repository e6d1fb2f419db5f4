package payer.service.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL, started as a child process on a folder of ours. A predecessor that was killed leaves its server
 * running: that one is stopped first, so that the next start is always clean.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final FileChannel lockFile;

    @SuppressWarnings("UnusedVariable") // held for as long as this process lives
    private final FileLock lock;

    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(FileChannel lockFile, FileLock lock, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.server = server;
    }

    static EmbeddedPostgresServer start(Path folder, boolean durable) {
        try {
            Files.createDirectories(folder);
            var lockFile = FileChannel.open(
                    folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new IllegalStateException("database.folder " + folder.toAbsolutePath()
                        + " is in use by another running service; stop it or name another folder");
            }
            var data = folder.resolve("postgresql").toAbsolutePath();
            stopLeftBehind(data);
            return new EmbeddedPostgresServer(lockFile, lock, startServer(data, durable));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the embedded database could not be started on " + folder.toAbsolutePath(), e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try (lockFile) {
            server.close();
        } catch (IOException e) {
            LOG.warn("The embedded database did not stop cleanly; the next start will see to it", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static EmbeddedPostgres startServer(Path data, boolean durable) throws IOException {
        var log = data.resolveSibling("postgresql.log").toFile();
        // The library turns fsync off; a decision that was acknowledged must survive a power cut.
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("log_min_error_statement", "panic") // statements may hold personal data
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** A fast shutdown of the server that a killed predecessor left on this folder. */
    private static void stopLeftBehind(Path data) throws IOException {
        var left = serverOn(data);
        if (left.isEmpty()) return;
        LOG.warn(
                "Stopping the database server (process {}) that an earlier run left behind",
                left.get().pid());
        interrupt(left.get());
        try {
            left.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier database server was stopping", e);
        } catch (Exception e) {
            throw new IOException("the database server that an earlier run left behind did not stop", e);
        }
    }

    /** The process named in the server's own pid file, if it still lives and is a PostgreSQL on this very folder. */
    private static Optional<ProcessHandle> serverOn(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return Optional.empty();
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isServerOn(process, data));
    }

    private static boolean isServerOn(ProcessHandle process, Path data) {
        var info = process.info();
        var command = info.commandLine().orElseGet(() -> info.command().orElse(""));
        return command.contains("postgres")
                && (command.contains(data.toString()) || info.arguments().isEmpty());
    }

    /** SIGINT asks PostgreSQL for a fast shutdown; {@link ProcessHandle#destroy} would wait for its clients to leave. */
    private static void interrupt(ProcessHandle process) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            process.destroy();
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .inheritIO()
                .start();
    }
}
