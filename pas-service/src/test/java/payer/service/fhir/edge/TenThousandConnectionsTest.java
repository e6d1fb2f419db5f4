package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class TenThousandConnectionsTest {
    private static final int MANY = 10_000;
    private static final int FILES = MANY + 1_000;
    private static final long BYTES_FOR_EACH = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ConnectionGuard guard = Probe.SERVICE.bean(ConnectionGuard.class);

    @Test
    void ten_thousand_clients_are_held_in_little_memory_and_hinder_nobody() throws Exception {
        assumeTrue(openFilesAllowed() >= FILES, "skipped: this machine allows a process too few open files");
        var before = ManagementFactory.getThreadMXBean().getThreadCount();
        var memory = usedMemory();
        var crowd = crowd();
        try {
            assertEquals(Integer.toString(MANY), crowd.inputReader().readLine());
            await(() -> guard.openConnections() >= MANY);
            servesAtOnce();
            assertTrue(usedMemory() - memory < MANY * BYTES_FOR_EACH, "memory grew by " + (usedMemory() - memory));
            assertTrue(ManagementFactory.getThreadMXBean().getThreadCount() - before < MANY / 100);
        } finally {
            crowd.getOutputStream().close();
            if (!crowd.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) crowd.destroyForcibly();
        }
        await(() -> guard.openConnections() < MANY / 100);
        servesAtOnce();
    }

    private static void servesAtOnce() throws IOException {
        var begun = System.nanoTime();
        try (var wire = new Wire(Probe.SERVICE.port())) {
            assertEquals(
                    200,
                    wire.request("GET /probe/fhir/Patient/1", "", "").answer().status());
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 5);
    }

    private static Process crowd() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ManyConnections.class.getName(),
                        Integer.toString(Probe.SERVICE.port()),
                        Integer.toString(MANY))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long openFilesAllowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 0;
    }

    private static long usedMemory() {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap + PlatformDependent.usedDirectMemory();
    }

    private static void await(BooleanSupplier fact) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
