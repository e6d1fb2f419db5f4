package payer.service.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.runtime.StartRefused;

/**
 * A real PostgreSQL, started as a child process on a folder of ours. A predecessor that was killed leaves its server
 * running: that one is stopped first, so that the next start is always clean. A server that dies under us, as it does when
 * the disk is full, is started again as soon as that succeeds.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(1);
    private static final int ANY_PORT = 0;

    private final Path data;
    private final boolean durable;
    private final FileChannel lockFile;
    private volatile EmbeddedPostgres server;
    private volatile boolean closing;

    private EmbeddedPostgresServer(Path data, boolean durable, FileChannel lockFile) throws IOException {
        this.data = data;
        this.durable = durable;
        this.lockFile = lockFile;
        stopLeftBehind(data);
        this.server = startServer(ANY_PORT);
    }

    static EmbeddedPostgresServer start(Path folder, boolean durable) {
        try {
            Files.createDirectories(folder);
            var data = folder.resolve("postgresql").toAbsolutePath();
            var started = new EmbeddedPostgresServer(data, durable, lock(folder));
            started.watch();
            return started;
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
        closing = true;
        try (lockFile) {
            server.close();
        } catch (IOException e) {
            LOG.warn("The embedded database did not stop cleanly; the next start will see to it", e);
        }
    }

    /** Held, through the open channel, for as long as this process lives. */
    private static FileChannel lock(Path folder) throws IOException {
        var lockFile =
                FileChannel.open(folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(lockFile)) return lockFile;
        lockFile.close();
        throw new StartRefused("database.folder " + folder.toAbsolutePath()
                + " is in use by another running service; stop it or name another folder");
    }

    private static boolean tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by another part of this very process
        }
    }

    private EmbeddedPostgres startServer(int port) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(
                data.resolveSibling("postgresql.log").toFile());
        // The library turns fsync off; a decision that was acknowledged must survive a power cut.
        var acknowledgesOnDisk = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPort(port)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", acknowledgesOnDisk)
                .setServerConfig("synchronous_commit", acknowledgesOnDisk)
                .setServerConfig("full_page_writes", acknowledgesOnDisk)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("log_min_error_statement", "panic") // statements may hold personal data
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    private void watch() throws IOException {
        var running = serverOn(data).orElseThrow(() -> new IOException("the embedded database has no process"));
        var _ = running.onExit().thenRunAsync(this::revive, Thread::startVirtualThread);
    }

    /** Tries until it succeeds: what made the server die (a full disk, most often) may take long to mend. */
    private void revive() {
        var port = server.getPort();
        while (!closing) {
            LOG.warn("The embedded database has stopped; starting it again");
            try {
                server.close(); // lets go of its lock
                server = startServer(port);
                watch();
                return;
            } catch (IOException | IllegalStateException e) {
                LOG.warn(
                        "The embedded database does not start yet: {}",
                        e.getClass().getSimpleName());
                LockSupport.parkNanos(BETWEEN_REVIVALS.toNanos());
            }
        }
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
