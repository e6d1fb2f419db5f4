package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching a key set from an address that someone else chose, from servers that behave badly. */
class GuardedKeyFetchTest {
    private static final String KEYS = new JWKSet(ProbeService.EC.toPublicJWK()).toString();

    @Test
    void gets_a_key_set_and_heeds_how_long_it_may_be_kept() throws IOException {
        try (var server = KeyServer.answering(200, KEYS, "Cache-Control", "public, max-age=120")) {
            var fetched = anywhere().fetch(server.address());
            assertEquals(
                    List.of("ec-1"),
                    fetched.keys().getKeys().stream().map(k -> k.getKeyID()).toList());
            assertEquals(Duration.ofMinutes(2), fetched.keepFor());
        }
        try (var server = KeyServer.answering(200, KEYS, "Cache-Control", "max-age=999999999")) {
            assertEquals(Duration.ofHours(1), anywhere().fetch(server.address()).keepFor());
        }
        try (var server = KeyServer.answering(200, KEYS, "Cache-Control", "no-store")) {
            assertEquals(Duration.ZERO, anywhere().fetch(server.address()).keepFor());
        }
    }

    @Test
    void gives_up_on_a_server_that_does_not_answer() throws IOException {
        try (var server = KeyServer.silent()) {
            assertGivesUpInTime(server.address());
        }
    }

    @Test
    void gives_up_on_a_server_that_answers_drop_by_drop() throws IOException {
        try (var server = KeyServer.dripping()) {
            assertGivesUpInTime(server.address());
        }
    }

    @Test
    void follows_no_redirect() throws IOException {
        try (var target = KeyServer.answering(200, KEYS);
                var server = KeyServer.answering(
                        302, "", "Location", target.address().toString())) {
            assertThrows(IOException.class, () -> anywhere().fetch(server.address()));
            assertEquals(0, target.calls());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html/>",
                "{\"keys\":1}",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"kty\":\"EC\"}]}"
            })
    void takes_no_rubbish(String body) throws IOException {
        try (var server = KeyServer.answering(200, body)) {
            assertThrows(IOException.class, () -> anywhere().fetch(server.address()));
        }
    }

    @Test
    void takes_nothing_too_large_and_no_error_page() throws IOException {
        try (var server = KeyServer.answering(200, KEYS + " ".repeat(GuardedKeyFetch.LARGEST))) {
            assertThrows(IOException.class, () -> anywhere().fetch(server.address()));
        }
        try (var server = KeyServer.answering(500, KEYS)) {
            assertThrows(IOException.class, () -> anywhere().fetch(server.address()));
        }
    }

    @Test
    void goes_to_public_https_addresses_only_unless_told_otherwise() throws IOException {
        try (var server = KeyServer.answering(200, KEYS)) {
            assertThrows(IOException.class, () -> guarded().fetch(server.address()));
            for (var url : List.of(
                    "https://127.0.0.1:" + server.address().getPort() + "/jwks",
                    "https://localhost:" + server.address().getPort() + "/jwks",
                    "https://[::1]:" + server.address().getPort() + "/jwks",
                    "https://169.254.169.254/latest/meta-data",
                    "file:///etc/passwd"))
                assertThrows(IOException.class, () -> guarded().fetch(URI.create(url)), url);
            assertEquals(0, server.calls());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.88.99.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001::1",
                "fec0::1"
            })
    void these_addresses_are_not_public(String address) throws UnknownHostException {
        assertFalse(PublicAddresses.isPublic(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "1.1.1.1", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1", "2a00:1450::1"
            })
    void these_addresses_are_public(String address) throws UnknownHostException {
        assertTrue(PublicAddresses.isPublic(InetAddress.getByName(address)));
    }

    private static void assertGivesUpInTime(URI address) {
        var begun = System.nanoTime();
        assertThrows(IOException.class, () -> anywhere().fetch(address));
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(GuardedKeyFetch.PATIENCE.plusSeconds(2)) < 0, took.toString());
    }

    private static GuardedKeyFetch anywhere() {
        return fetch(true);
    }

    private static GuardedKeyFetch guarded() {
        return fetch(false);
    }

    private static GuardedKeyFetch fetch(boolean anywhere) {
        return new GuardedKeyFetch(new SecuritySettings(
                List.of(),
                List.of(),
                null,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofDays(90),
                anywhere,
                false,
                "",
                Path.of("target/unused")));
    }
}
