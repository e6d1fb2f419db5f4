package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.database.DatabaseSettings;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;

class AnchorKeysTest {

    private static AnchorKeys keys(Mode mode, Path databaseFolder, @Nullable Path file, @Nullable Path folder) {
        return new AnchorKeys(
                new AuditSettings(Duration.ofMinutes(10), folder, file, 10, false),
                new ServiceSettings(mode, URI.create("https://plan.example"), false, "America/New_York"),
                new DatabaseSettings(
                        null, "u", "p", databaseFolder, true, 2, Duration.ofSeconds(1), Duration.ofSeconds(60)),
                UUID::randomUUID);
    }

    @Test
    void the_demo_makes_a_key_that_only_its_owner_can_read(@TempDir Path folder) throws IOException {
        var keys = keys(Mode.DEMO, folder, null, null);

        assertEquals(Optional.of("text"), keys.verified(keys.sign("text")));

        var file = folder.resolve("audit/anchor-keys.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void production_makes_none_and_says_what_is_missing(@TempDir Path folder) {
        var without = keys(Mode.PRODUCTION, folder, null, null);
        assertThrows(IllegalStateException.class, () -> without.sign("text"));
        assertEquals(2, without.objections().size());
        assertEquals(
                1,
                keys(Mode.PRODUCTION, folder, folder.resolve("none"), folder)
                        .objections()
                        .size());
    }

    @Test
    void what_another_key_signed_is_not_verified(@TempDir Path one, @TempDir Path other) {
        var signed = keys(Mode.DEMO, other, null, null).sign("text");
        var keys = keys(Mode.DEMO, one, null, null);
        assertTrue(keys.verified(signed).isEmpty());
        assertTrue(keys.verified("not a signature").isEmpty());
        assertTrue(keys.verified(keys.sign("text") + "x").isEmpty());
    }

    @Test
    void after_a_change_of_keys_the_old_ones_still_verify(@TempDir Path folder) throws IOException, ParseException {
        var first = folder.resolve("first.json");
        var second = folder.resolve("second.json");
        AnchorKeys.make(first, UUID.randomUUID());
        AnchorKeys.make(second, UUID.randomUUID());
        var signedBefore = keys(Mode.PRODUCTION, folder, first, folder).sign("before");
        var all = new ArrayList<>(JWKSet.load(second.toFile()).getKeys());
        all.add(JWKSet.load(first.toFile()).getKeys().getFirst().toPublicJWK());
        Files.writeString(folder.resolve("both.json"), new JWKSet(all).toString(false));

        var keys = keys(Mode.PRODUCTION, folder, folder.resolve("both.json"), folder);

        assertEquals(Optional.of("before"), keys.verified(signedBefore));
        assertEquals(Optional.of("after"), keys.verified(keys.sign("after")));
        assertEquals(List.of(), keys.objections());
    }

    @Test
    void keys_that_are_there_are_not_overwritten(@TempDir Path folder) {
        var file = folder.resolve("keys.json");
        AnchorKeys.make(file, UUID.randomUUID());
        assertThrows(UncheckedIOException.class, () -> AnchorKeys.make(file, UUID.randomUUID()));
    }
}
