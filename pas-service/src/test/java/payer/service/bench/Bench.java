package payer.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.service.running.ServiceProcess;

/**
 * Starts the service in a process of its own, asks it each scenario with one client and with eight, and prints a table that
 * is also kept as a file.
 *
 * <pre>./pas bench [--seconds N] [--out FILE]</pre>
 */
public final class Bench {
    private final Duration measured;
    private final Path out;

    private Bench(Duration measured, Path out) {
        this.measured = measured;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        var options = options(args);
        var seconds = Integer.parseInt(options.getOrDefault("--seconds", "10"));
        var out = Path.of(options.getOrDefault("--out", "docs/performance/latest.md"));
        new Bench(Duration.ofSeconds(seconds), out).run();
    }

    private static Map<String, String> options(String[] args) {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
        return options;
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("bench");
        try (var service = ServiceProcess.start(folder, 18_080, Map.of("BENCH_FLOOR", "true"))) {
            var lines = new ArrayList<String>();
            lines.add("# The edge and the database, measured");
            lines.add("");
            lines.add(Machine.description() + ". Client and server on this machine; every commit durable.");
            lines.add("");
            lines.add(Measured.header());
            for (var clients : List.of(1, 8)) lines.addAll(rows(service, folder.resolve("data"), clients));
            keep(lines);
        } finally {
            delete(folder);
        }
    }

    private List<String> rows(ServiceProcess service, Path data, int clients) throws Exception {
        var load = new Load(service.port(), service.pid(), clients, Duration.ofSeconds(5), measured);
        var results = new LinkedHashMap<String, Measured>();
        var rows = new ArrayList<String>();
        for (var scenario : Scenarios.all(service.port(), data)) {
            var result = load.run(scenario.name(), scenario.expected(), scenario.request());
            results.put(scenario.name(), result);
            var row = result.row(results.getOrDefault(scenario.floor(), result));
            System.out.println(row);
            rows.add(row);
        }
        return rows;
    }

    private void keep(List<String> lines) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.write(out, lines);
        System.out.println(String.join("\n", lines));
        System.out.println("kept in " + out);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
