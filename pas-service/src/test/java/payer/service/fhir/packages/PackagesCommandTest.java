package payer.service.fhir.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackagesCommandTest {
    private static final String SAMPLE_FILE = Tarballs.SAMPLE.fileName();

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final StringWriter said = new StringWriter();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer registry = registry();

    @BeforeEach
    void openRegistry() {
        registry = registry();
        registry.start();
    }

    @AfterEach
    void closeRegistry() {
        over.countDown();
        registry.stop(0);
    }

    @Test
    void installs_by_name_and_version_and_records_the_digest() throws IOException {
        serve("/example.fhir.sample/1.0.0", Tarballs.sample().bytes());
        assertEquals(0, install("example.fhir.sample#1.0.0"));
        var digest = Checksums.of(folder.resolve(SAMPLE_FILE));
        assertEquals(
                digest + "  example.fhir.sample#1.0.0 (http://example.org/sample, 1 resources)\n", said.toString());
        assertEquals(digest + "  " + SAMPLE_FILE + "\n", Files.readString(folder.resolve("checksums.txt")));
        assertEquals(List.of("checksums.txt", SAMPLE_FILE), filesOf(folder));
    }

    @Test
    void refuses_another_package_than_the_one_asked_for_and_leaves_nothing_behind() throws IOException {
        serve("/example.fhir.sample/2.0.0", Tarballs.sample().bytes());
        assertEquals(1, install("example.fhir.sample#2.0.0"));
        assertSaid("asked for example.fhir.sample#2.0.0 but the file holds example.fhir.sample#1.0.0");
        assertEquals(List.of(), filesOf(folder));
    }

    @Test
    void a_refused_package_leaves_the_installed_one_in_place() {
        serve("/example.fhir.sample/1.0.0", Tarballs.sample().bytes());
        install("example.fhir.sample#1.0.0");
        var before = Checksums.of(folder.resolve(SAMPLE_FILE));
        registry.removeContext("/example.fhir.sample/1.0.0");
        serve("/example.fhir.sample/1.0.0", Tarballs.withSymbolicLink());
        assertEquals(1, install("example.fhir.sample#1.0.0"));
        assertEquals(before, Checksums.of(folder.resolve(SAMPLE_FILE)));
    }

    @Test
    void says_that_the_registry_does_not_know_a_package() {
        assertEquals(1, install("example.fhir.sample#9.9.9"));
        assertSaid("does not know example.fhir.sample#9.9.9");
    }

    @Test
    void stops_at_the_size_limit() {
        var random = new byte[3_000_000];
        new java.util.Random(7).nextBytes(random);
        serve(
                "/example.fhir.sample/1.0.0",
                Tarballs.sample().with("package/big.bin", random).bytes());
        assertEquals(1, run("install", "--most-megabytes=1", "--registry=" + address(), "example.fhir.sample#1.0.0"));
        assertSaid("it has more than 1000000 bytes");
    }

    @Test
    void gives_up_on_a_registry_that_stalls_in_the_middle() {
        registry.createContext("/example.fhir.sample/1.0.0", exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        assertEquals(1, run("install", "--patience=PT0.5S", "--registry=" + address(), "example.fhir.sample#1.0.0"));
        assertSaid("did not come from " + address() + " within PT0.5S");
    }

    @Test
    void refuses_a_registry_without_encryption() {
        assertEquals(1, run("install", "--registry=http://packages.example.org", "example.fhir.sample#1.0.0"));
        assertSaid("a package registry is an https address");
    }

    @Test
    void installs_from_a_folder_and_goes_on_after_a_refused_file() throws IOException {
        Tarballs.sample().in(elsewhere);
        Files.writeString(elsewhere.resolve("example.fhir.broken-1.0.0.tgz"), "not a package");
        assertEquals(1, run("install-from", elsewhere.toString()));
        assertSaid("example.fhir.sample#1.0.0 (http://example.org/sample, 1 resources)");
        assertSaid("is not a whole gzipped tar file");
        assertEquals(List.of("checksums.txt", SAMPLE_FILE), filesOf(folder));
    }

    @Test
    void verify_finds_a_changed_a_truncated_a_missing_and_an_unrecorded_file() throws IOException {
        var ids = List.of("example.a-1.0.0.tgz", "example.b-1.0.0.tgz", "example.c-1.0.0.tgz", "example.d-1.0.0.tgz");
        for (var id : ids) {
            var parsed = PackageId.ofFile(id);
            var manifest = Tarballs.manifest(parsed.name(), parsed.version(), "4.0.1");
            Tarballs.writeTo(
                    elsewhere.resolve(id),
                    Tarballs.sample().with("package/package.json", manifest).bytes());
        }
        assertEquals(0, run("install-from", elsewhere.toString()));
        assertEquals(0, run("verify"));

        var changed = Files.readAllBytes(folder.resolve(ids.get(0)));
        changed[changed.length / 2] ^= 1;
        Files.write(folder.resolve(ids.get(0)), changed);
        var whole = Files.readAllBytes(folder.resolve(ids.get(1)));
        Files.write(folder.resolve(ids.get(1)), Arrays.copyOf(whole, whole.length - 1));
        Files.delete(folder.resolve(ids.get(2)));
        Files.copy(folder.resolve(ids.get(3)), folder.resolve("example.e-1.0.0.tgz"));

        said.getBuffer().setLength(0);
        assertEquals(1, run("verify"));
        assertEquals("""
                CHANGED       example.a-1.0.0.tgz
                CHANGED       example.b-1.0.0.tgz
                MISSING       example.c-1.0.0.tgz
                ok            example.d-1.0.0.tgz
                NOT RECORDED  example.e-1.0.0.tgz
                """, said.toString());
    }

    @Test
    void list_shows_what_each_set_lacks() throws IOException {
        Tarballs.sample().in(folder);
        Files.writeString(folder.resolve("example.other-1.0.0.tgz"), "");
        Files.writeString(
                folder.resolve("sets.txt"), "base: example.fhir.sample-1.0.0\nmore: @base example.missing-2.0.0\n");
        assertEquals(0, run("list"));
        assertEquals("""
                2 packages in %s

                base: complete
                          example.fhir.sample#1.0.0

                more: 1 missing
                          example.fhir.sample#1.0.0
                  missing example.missing#2.0.0

                in no set:
                          example.other-1.0.0.tgz
                """.formatted(folder), said.toString());
    }

    @Test
    void a_name_without_a_version_is_refused() {
        assertEquals(1, install("example.fhir.sample"));
        assertSaid("'example.fhir.sample' is not NAME#VERSION");
        assertFalse(Files.exists(folder.resolve(SAMPLE_FILE)));
    }

    private int install(String id) {
        return run("install", "--registry=" + address(), id);
    }

    private int run(String command, String... arguments) {
        var line = new CommandLine(new PackagesCommand());
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        var all = new java.util.ArrayList<>(List.of(command, "--folder=" + folder));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private void assertSaid(String text) {
        assertTrue(said.toString().contains(text), said.toString());
    }

    private static HttpServer registry() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + registry.getAddress().getPort();
    }

    private void serve(String path, byte[] content) {
        registry.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> filesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
