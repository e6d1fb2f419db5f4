package payer.service.records.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.records.load.LoadCommand;
import payer.service.running.RunningService;
import picocli.CommandLine;

/** What goes out by command comes in again by command. */
class ExportCommandTest {
    private static final RunningService SERVICE = RunningService.shared();

    @TempDir
    private Path folder;

    @BeforeAll
    static void something_to_export(@TempDir Path given) throws IOException {
        var tag = "export-" + Long.toHexString(new Random().nextLong());
        var lines = given.resolve("given.ndjson");
        Files.write(lines, List.of("""
                {"resourceType":"Coverage","id":"%s-c","status":"active","beneficiary":{"reference":"Patient/%s"},"payor":[{"display":"Demo Health Plan"}]}""".formatted(tag, tag), """
                {"resourceType":"Observation","id":"%s-o","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/%s"}}""".formatted(tag, tag)));
        var out = new StringWriter();
        assertEquals(0, load(out, lines), out::toString);
    }

    @Test
    void every_record_is_written_once_and_loading_it_again_changes_nothing() throws IOException {
        var out = new StringWriter();
        assertEquals(0, export(out, "--type", "Coverage,Observation"), out::toString);

        var coverages = Files.readAllLines(folder.resolve("Coverage.ndjson"));
        assertEquals(total("Coverage"), coverages.size());
        assertEquals(coverages.size(), new HashSet<>(coverages).size());
        assertEquals(
                total("Observation"),
                Files.readAllLines(folder.resolve("Observation.ndjson")).size());
        var loaded = new StringWriter();
        assertEquals(0, load(loaded, folder.resolve("Coverage.ndjson")), loaded::toString);
        assertTrue(
                loaded.toString().contains(" 0 records stored, " + coverages.size() + " were there"), loaded::toString);
    }

    @Test
    void what_is_older_stays_out() {
        var out = new StringWriter();
        assertEquals(0, export(out, "--type", "Coverage", "--since", "2199-01-01T00:00:00Z"), out::toString);
        assertTrue(out.toString().contains("Coverage: 0 records"), out::toString);
        assertFalse(Files.exists(folder.resolve("Coverage.ndjson")));
    }

    @Test
    void a_type_that_is_not_kept_is_said_to_be_none() {
        var out = new StringWriter();
        assertEquals(2, export(out, "--type", "Spaceship"));
        assertTrue(out.toString().contains("404"), out::toString);
        assertEquals(List.of(), List.of(folder.toFile().list((_, name) -> name.endsWith(".ndjson"))));
    }

    private int export(StringWriter out, String... more) {
        var command = new CommandLine(new ExportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
        var arguments = new ArrayList<>(
                List.of(folder.toString(), "--url", SERVICE.uri("").toString(), "--token", token("system/*.rs")));
        arguments.addAll(List.of(more));
        return command.execute(arguments.toArray(String[]::new));
    }

    private static int load(StringWriter out, Path lines) {
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(lines.toString(), "--url", SERVICE.uri("").toString(), "--token", token("role/data-steward"));
    }

    private static String token(String scope) {
        return SERVICE.as("demo-loader", scope)[1].substring("Bearer ".length());
    }

    private static int total(String type) {
        var answer = SERVICE.get("/records/fhir/" + type + "?_summary=count", SERVICE.as("demo-loader", "system/*.rs"));
        return Integer.parseInt(answer.body().replaceAll("(?s).*\"total\"\\s*:\\s*(\\d+).*", "$1"));
    }
}
