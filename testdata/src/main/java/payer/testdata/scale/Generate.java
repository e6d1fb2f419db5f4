package payer.testdata.scale;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes a payer of the wanted size.
 *
 * <pre>./pas generate [--resources 100000] [--seed 1] [--on 2026-11-02] [--out FILE]</pre>
 */
public final class Generate {
    private static final Set<String> OPTIONS = Set.of("--resources", "--seed", "--on", "--out");
    private static final int WRONG_USE = 2;

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        var options = options(arguments);
        if (!OPTIONS.containsAll(options.keySet())) {
            System.err.println("pas: generate [--resources 100000] [--seed 1] [--on 2026-11-02] [--out FILE]");
            System.exit(WRONG_USE);
        }
        var population = Population.ofResources(
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Long.parseLong(options.getOrDefault("--resources", "100000")),
                LocalDate.parse(options.getOrDefault("--on", "2026-11-02")));
        try (var out = open(options)) {
            population.write(out);
        }
    }

    private static OutputStream open(Map<String, String> options) throws IOException {
        var file = options.get("--out");
        return new BufferedOutputStream(
                file == null ? System.out : new FileOutputStream(Path.of(file).toFile()), 1 << 20);
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2)
            options.put(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : "");
        return options;
    }
}
