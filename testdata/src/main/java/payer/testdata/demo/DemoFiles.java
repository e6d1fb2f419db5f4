package payer.testdata.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import payer.testdata.Json;

/**
 * Writes the demo data set into a folder; docs/demo-data.md tells the layout. The same day gives the same bytes.
 *
 * <p>{@code DemoFiles FOLDER} writes templates with placeholders for dates, {@code DemoFiles FOLDER 2026-11-02} writes what
 * they become on that day, with NDJSON files beside.
 */
public final class DemoFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DemoFiles() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        if (arguments.length == 1) writeTemplates(folder);
        else write(folder, LocalDate.parse(arguments[1]));
    }

    public static void write(Path folder, LocalDate today) throws IOException {
        writeAll(folder, today, UnaryOperator.identity());
        for (var type : DemoData.of(today).byType().entrySet())
            writeText(
                    folder.resolve("ndjson").resolve(type.getKey() + ".ndjson"),
                    type.getValue().stream().map(Json::compact).collect(Collectors.joining("\n", "", "\n")));
    }

    public static void writeTemplates(Path folder) throws IOException {
        writeAll(folder, Placeholders.FAR_AWAY, Placeholders::put);
    }

    private static void writeAll(Path folder, LocalDate today, UnaryOperator<String> dates) throws IOException {
        var bundles = DemoData.of(today).bundles();
        var messages = DemoMessages.on(today);
        var charts = DemoCharts.on(today);
        for (var bundle : bundles.entrySet())
            writeText(folder.resolve(bundle.getKey()), dates.apply(Json.pretty(bundle.getValue())) + "\n");
        for (var message : messages.entrySet())
            writeText(folder.resolve(message.getKey()), dates.apply(message.getValue()) + "\n");
        for (var chart : charts.entrySet())
            writeText(folder.resolve(chart.getKey()), dates.apply(chart.getValue()) + "\n");
        writeText(
                folder.resolve("manifest.json"),
                manifest(bundles.keySet(), messages.keySet(), charts.keySet()).toPrettyString() + "\n");
    }

    private static ObjectNode manifest(Set<String> bundles, Set<String> messages, Set<String> charts) {
        var manifest = MAPPER.createObjectNode().put("format", 1);
        bundles.forEach(manifest.putArray("bundles")::add);
        messages.forEach(manifest.putArray("messages")::add);
        charts.forEach(manifest.putArray("charts")::add);
        return manifest;
    }

    private static void writeText(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
