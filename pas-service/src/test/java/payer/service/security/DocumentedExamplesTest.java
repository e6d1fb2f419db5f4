package payer.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;

/** What docs/security.md shows works as it stands there. */
class DocumentedExamplesTest {
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void a_client_registers_and_gets_a_token_with_openssl_and_curl(@TempDir Path folder)
            throws IOException, InterruptedException, JOSEException {
        assumeTrue(runs("openssl", "version") && runs("curl", "--version"), "needs openssl and curl");
        var key = new RSAKeyGenerator(2048).keyID("k1").generate();
        Files.writeString(folder.resolve("key.pem"), pem(key.toPrivateKey().getEncoded()));
        var keys = new JWKSet(key.toPublicJWK()).toString();

        var registration = between(block("/admin/clients -d"), "-d '", "'")
                .replace("\"jwksUri\": \"https://clinic-7.example.org/jwks.json\"", "\"jwks\": " + keys);
        var operator = SERVICE.as("demo-operator", "role/operator");
        var registered = SERVICE.post(
                "/admin/clients", registration, operator[0], operator[1], "Content-Type", "application/json");
        assertEquals(201, registered.statusCode(), registered.body());

        var change = between(block("/status -d"), "-d '", "'");
        var enabled = SERVICE.send(SERVICE.request(
                        "/admin/clients/clinic-7/status",
                        operator[0],
                        operator[1],
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        between(block("/status -d"), "If-Match: ", "'"))
                .PUT(BodyPublishers.ofString(change)));
        assertEquals(200, enabled.statusCode(), enabled.body());

        var script = block("dgst -sha384")
                .replace("http://localhost:8080", SERVICE.uri("").toString());
        var answer = run(folder, "bash", "-c", script);
        assertTrue(answer.contains("\"access_token\":\""), answer);
    }

    /** The shell block of the page in which a text stands. */
    private static String block(String text) throws IOException {
        return Arrays.stream(Files.readString(Path.of("../docs/security.md")).split("```", -1))
                .filter(block -> block.startsWith("sh\n") && block.contains(text))
                .findFirst()
                .orElseThrow()
                .substring(3);
    }

    private static String between(String text, String begin, String end) {
        var from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            run(Path.of("."), command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "does not end");
        return said;
    }
}
