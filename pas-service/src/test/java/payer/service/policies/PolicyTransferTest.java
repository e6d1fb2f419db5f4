package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.rules.document.ShippedPolicies;
import payer.service.policies.command.PoliciesCommand;
import payer.service.running.RunningService;
import picocli.CommandLine;

/** Policies between a folder and the service, over HTTP and by command. */
class PolicyTransferTest {
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final Desk AUTHOR = Desk.author(SERVICE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void what_is_exported_is_what_ships_and_importing_it_again_changes_nothing() {
        var archive = AUTHOR.getBytes("/policies/export");
        assertArrayEquals(archive, AUTHOR.getBytes("/policies/export"));
        var versions = Desk.json(AUTHOR.postZip("/policies/import?reason=again", archive))
                .path("versions");
        assertTrue(versions.size() >= ShippedPolicies.policies().size());
        versions.forEach(
                version -> assertEquals("unchanged", version.path("outcome").asText(), version::toString));
    }

    @Test
    void what_differs_becomes_a_draft() {
        var archive = zip(Map.of(
                "policies/moved-canes/policy.yaml",
                Canes.document("moved-canes", "2026-01-01", "2026-01-01", "CANE-M"),
                "policies/moved-canes/cases.yaml",
                Canes.cases("CANE-M", "approved: unsteady"),
                "policies/README.md",
                "not ours"));
        var first = Desk.json(AUTHOR.postZip("/policies/import?reason=from+git", archive));
        assertEquals("drafted", first.at("/versions/0/outcome").asText());
        var standing = AUTHOR.read("/policies/moved-canes/2026-01-01").path("standing");
        assertEquals("draft", standing.path("state").asText());
        assertEquals("from git", standing.at("/lastStep/reason").asText());
        var again = Desk.json(AUTHOR.postZip("/policies/import?reason=again", archive));
        assertEquals("unchanged", again.at("/versions/0/outcome").asText());
    }

    @Test
    void what_is_in_force_leaves_the_draft_of_a_colleague_alone() {
        var archive = AUTHOR.getBytes("/policies/export");
        var path = "/policies/commode-chairs";
        var version = "/" + AUTHOR.read(path).at("/versions/0/version").asText();
        var answer = AUTHOR.get(path + version, "Accept", "application/yaml");
        var etag = answer.headers().firstValue("ETag").orElseThrow();
        var draft = answer.body().replaceFirst("owner: .*", "owner: A colleague");
        Desk.json(AUTHOR.put(path + version, Map.of("reason", "theirs", "document", draft), "If-Match", etag));

        var imported = Desk.json(AUTHOR.postZip("/policies/import?reason=again", archive))
                .path("versions");
        imported.forEach(one -> assertEquals("unchanged", one.path("outcome").asText(), one::toString));
        assertEquals(
                draft, AUTHOR.get(path + version, "Accept", "application/yaml").body());
    }

    @Test
    void cases_alone_can_differ() {
        var document = Canes.document("judged-canes", "2026-01-01", "2026-01-01", "CANE-J");
        var archive = zip(Map.of(
                "judged-canes/policy.yaml",
                document,
                "judged-canes/cases.yaml",
                Canes.cases("CANE-J", "approved: unsteady")));
        Desk.json(AUTHOR.postZip("/policies/import?reason=x", archive));
        var other = zip(Map.of(
                "judged-canes/policy.yaml",
                document,
                "judged-canes/cases.yaml",
                Canes.cases("CANE-J", "approved: unsteady").replace("an unsteady member", "unsteady")));
        var answer = Desk.json(AUTHOR.postZip("/policies/import?reason=x", other));
        assertEquals("edited", answer.at("/versions/0/outcome").asText());
        assertTrue(AUTHOR.get("/policies/judged-canes/2026-01-01/cases", "Accept", "application/yaml")
                .body()
                .contains("case: unsteady\n"));
    }

    @Test
    void one_mistake_keeps_everything_out_and_every_mistake_is_told() {
        var archive = zip(Map.of(
                "good-canes/policy.yaml", Canes.document("good-canes", "1", "2026-01-01", "CANE-G"),
                "bad-canes/policy.yaml",
                        Canes.document("bad-canes", "1", "2026-01-01", "CANE-B")
                                .replace("authority: plan", "authority: me"),
                "worse-canes/policy.yaml", "policy: [\n"));
        var answer = AUTHOR.postZip("/policies/import?reason=x", archive);
        assertEquals(400, answer.statusCode());
        var places = Desk.tree(answer)
                .path("issues")
                .valueStream()
                .map(issue -> issue.path("place").asText())
                .toList();
        assertTrue(places.stream().anyMatch(place -> place.startsWith("bad-canes/policy.yaml:4:")), places::toString);
        assertTrue(places.stream().anyMatch(place -> place.startsWith("worse-canes/policy.yaml:")), places::toString);
        assertEquals(404, AUTHOR.get("/policies/good-canes").statusCode());
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertEquals(
                400,
                AUTHOR.postZip("/policies/import?reason=x", new byte[] {1, 2, 3})
                        .statusCode());
        assertEquals(
                400,
                AUTHOR.postZip("/policies/check", zip(Map.of("README.md", "x"))).statusCode());
    }

    @Test
    void the_command_exports_checks_and_imports(@TempDir Path folder) throws IOException {
        var exported = run("export", folder.toString());
        assertEquals(0, exported.exit(), exported.out());
        var policy = folder.resolve("lumbar-mri/policy.yaml");
        assertEquals(
                ShippedPolicies.folders().stream()
                        .filter(one -> one.name().equals("lumbar-mri"))
                        .findFirst()
                        .orElseThrow()
                        .versions()
                        .get("policy.yaml"),
                Files.readString(policy));

        var whole = run("check", folder.toString());
        assertEquals(0, whole.exit(), whole.out());
        assertEquals("in order\n", whole.out());

        Files.writeString(policy, Files.readString(policy).replace("authority: plan", "authority: plans"));
        var broken = run("check", folder.toString());
        assertEquals(1, broken.exit());
        assertTrue(broken.out().startsWith("lumbar-mri/policy.yaml:4:"), broken.out());
        assertTrue(broken.out().contains("expected "), broken.out());
        assertEquals(1, run("import", folder.toString(), "--reason", "x").exit());
    }

    @Test
    void the_command_says_which_case_fails(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("wrong-canes"));
        Files.writeString(
                folder.resolve("wrong-canes/policy.yaml"), Canes.document("wrong-canes", "1", "2026-01-01", "CANE-W"));
        Files.writeString(
                folder.resolve("wrong-canes/cases.yaml"), Canes.cases("CANE-W", "pended to nurse: [walks-unsteadily]"));
        var checked = run("check", folder.toString());
        assertEquals(1, checked.exit());
        assertTrue(checked.out().startsWith("wrong-canes/cases.yaml: case 'an unsteady member': "), checked.out());
        assertEquals(404, AUTHOR.get("/policies/wrong-canes").statusCode());
    }

    @Test
    void without_a_service_or_a_token_the_command_says_so(@TempDir Path folder) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = new CommandLine(new PoliciesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        assertEquals(
                2,
                line.execute(
                        "export", folder.toString(), "--url", SERVICE.uri("").toString(), "--token", ""));
        assertTrue(err.toString().contains("--token or PAS_TOKEN"), err.toString());
        assertEquals(2, line.execute("export", folder.toString(), "--url", "http://localhost:1", "--token", "x"));
        assertTrue(err.toString().contains("nothing answers at http://localhost:1"), err.toString());
        assertEquals("", out.toString());
    }

    private record Ran(int exit, String out) {}

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var token = SERVICE.as("demo-author", "role/policy-author")[1].substring("Bearer ".length());
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", SERVICE.uri("").toString(), "--token", token));
        var exit = new CommandLine(new PoliciesCommand())
                .setOut(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString());
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
