package payer.service.security.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;
import picocli.CommandLine;

/** The demo's clients, the command that acts for them, and what production says to both. */
class DemoTest {
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void the_command_prints_an_access_token_and_nothing_else() throws ParseException {
        var said = run("--client", "demo-loader", "--scope", "system/*.cruds", "--base", "/records/fhir");
        assertEquals("", said.err());
        assertEquals(0, said.exit());
        var claims = SignedJWT.parse(said.out().strip()).getJWTClaimsSet();
        assertEquals("demo-loader", claims.getSubject());
        assertEquals(List.of(SERVICE.uri("/records/fhir").toString()), claims.getAudience());
        assertEquals(1, said.out().lines().count());
    }

    @Test
    void the_command_prints_a_hook_token_for_one_address() throws ParseException {
        var said = run("--client", "demo-ehr", "--cds-hooks", "http://localhost/crd/x");
        var claims = SignedJWT.parse(said.out().strip()).getJWTClaimsSet();
        assertEquals(List.of("http://localhost/crd/x"), claims.getAudience());
        assertEquals("https://demo-ehr.example.org", claims.getIssuer());
        assertNotEquals(
                claims.getJWTID(),
                SignedJWT.parse(run("--cds-hooks", "http://localhost/crd/x")
                                .out()
                                .strip())
                        .getJWTClaimsSet()
                        .getJWTID());
    }

    @Test
    void the_command_says_what_is_wrong() {
        assertTrue(run("--client", "nobody", "--scope", "x").err().contains("demo-ehr"));
        assertTrue(run("--client", "demo-loader").err().contains("--scope"));
        assertTrue(run("--client", "demo-operator", "--cds-hooks", "http://x/")
                .err()
                .contains("calls no hooks"));
        assertTrue(run("--scope", "x", "--data", "target/nothing-here").err().contains("./pas serve"));
        assertNotEquals(0, run("--client", "demo-loader", "--scope", "made-up").exit());
    }

    @Test
    void the_command_tells_in_a_line_that_it_got_nothing() {
        for (var said : List.of(
                run("--scope", "system/*.rs", "--url", "http://localhost:1"),
                run("--scope", "made-up"),
                run("--scope", "system/*.rs", "--base", "/nope"))) {
            assertEquals(2, said.exit(), said.err());
            assertTrue(said.err().startsWith("pas: ") && said.err().lines().count() == 1, said.err());
        }
    }

    @Test
    void the_command_takes_whole_addresses_only() {
        for (var said : List.of(
                run("--cds-hooks", "notaurl"),
                run("--cds-hooks", "ftp://localhost/x"),
                run("--scope", "system/*.rs", "--url", "ftp://x"),
                run("--scope", "system/*.rs", "--base", "no where"))) {
            assertEquals(2, said.exit(), said.err());
            assertEquals("", said.out());
            assertTrue(said.err().startsWith("--"), said.err());
        }
    }

    @Test
    void keys_are_made_once_for_their_owner_alone(@TempDir Path folder) throws IOException {
        var file = folder.resolve("keys.json");
        var made = DemoKeys.readOrMake(file);
        var again = DemoKeys.readOrMake(file);
        for (var client : DemoClient.values()) assertEquals(made.of(client), again.of(client));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void an_instance_with_keys_of_its_own_joins_in(@TempDir Path folder) {
        var database = TestDatabase.fresh();
        try (var one = RunningService.with(Map.of("database.url", database));
                var two = RunningService.with(Map.of(
                        "database.url", database,
                        "service.url", one.uri("").toString(),
                        "security.demo-keys-file",
                                folder.resolve("demo-clients.json").toString()))) {
            assertEquals(
                    200,
                    two.get("/admin/clients", one.as("demo-operator", "role/operator"))
                            .statusCode());
            var said = run(
                    "--client",
                    "demo-operator",
                    "--scope",
                    "role/operator",
                    "--url",
                    one.uri("").toString(),
                    "--data",
                    folder.toString());
            assertEquals(0, said.exit(), said.err());
        }
    }

    @Test
    void production_refuses_a_database_that_served_a_demo() {
        var database = TestDatabase.fresh();
        RunningService.with(Map.of("database.url", database)).close();
        var refused = assertThrows(
                RuntimeException.class,
                () -> RunningService.with(Map.of("database.url", database, "service.mode", "production"))
                        .close());
        var said = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause())
            said.append(cause.getMessage()).append('\n');
        assertTrue(said.toString().contains("database.url names a database with demo clients in it"), said.toString());
        assertTrue(said.toString().contains("security.key-secret is not set"), said.toString());
    }

    private record Said(int exit, String out, String err) {}

    private static Said run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) all.addAll(List.of("--url", SERVICE.uri("").toString()));
        if (!all.contains("--data")) all.addAll(List.of("--data", "target"));
        var exit = new CommandLine(new TokenCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }
}
