package payer.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
public final class Machine {
    private Machine() {}

    public static String description() {
        var runtime = Runtime.getRuntime();
        return "%d cores (%s), %d GiB memory, %s %s, JDK %s"
                .formatted(
                        runtime.availableProcessors(),
                        firstValue("/proc/cpuinfo", "model name"),
                        memoryGib(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static long memoryGib() {
        var kib = firstValue("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kib.isEmpty() ? 0 : Math.round(Long.parseLong(kib) / 1024.0 / 1024.0);
    }

    private static String firstValue(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
