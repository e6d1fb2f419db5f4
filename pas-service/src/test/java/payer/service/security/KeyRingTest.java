package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import payer.service.runtime.StartRefused;
import payer.service.security.RemoteKeysTest.HandClock;

class KeyRingTest {
    private final HandClock clock = new HandClock();
    private final Shelf shelf = new Shelf();

    @Test
    void the_first_key_is_made_once_and_shared() {
        var first = ring().current();
        assertEquals(first.getKeyID(), ring().current().getKeyID());
        assertEquals(1, shelf.keys.size());
        assertFalse(shelf.keys.getFirst().sealed().contains(String.valueOf(first.getD())), "stored encrypted");
    }

    @Test
    void a_new_key_is_published_before_it_signs_and_an_old_one_while_its_tokens_live() {
        var ring = ring();
        var old = ring.current().getKeyID();
        clock.pass(Duration.ofDays(90).plusMinutes(1));
        ring.tend();
        assertEquals(2, ring.published().size());
        assertEquals(old, ring.current().getKeyID(), "published, but not yet in use");
        clock.pass(Duration.ofMinutes(16));
        var next = ring.current().getKeyID();
        assertNotEquals(old, next);
        ring.tend();
        assertTrue(ring.find(old).isPresent(), "its tokens may still live");
        clock.pass(Duration.ofHours(3));
        ring.tend();
        assertTrue(ring.find(old).isEmpty());
        assertEquals(1, ring.published().size());
    }

    @Test
    void a_key_that_another_instance_made_is_found() {
        var one = ring();
        var two = ring();
        two.current();
        clock.pass(Duration.ofDays(91));
        one.tend();
        var fresh = one.published().getKeys().stream()
                .filter(key -> !key.getKeyID().equals(two.current().getKeyID()))
                .findFirst()
                .orElseThrow();
        assertTrue(two.find(fresh.getKeyID()).isPresent());
    }

    @Test
    void only_public_parts_are_published() {
        ring().published().getKeys().forEach(key -> assertFalse(key.isPrivate()));
    }

    @Test
    void another_secret_does_not_open_a_sealed_key() throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        var sealed = new KeySeal(settings(secret(1))).seal(key);
        assertEquals(key, new KeySeal(settings(secret(1))).open(sealed));
        assertThrows(IllegalStateException.class, () -> new KeySeal(settings(secret(2))).open(sealed));
        assertThrows(IllegalStateException.class, () -> new KeySeal(settings(null)).open(sealed));
    }

    @Test
    void production_asks_for_a_secret_of_its_own_and_of_the_right_length() {
        assertEquals(List.of(), new KeySeal(settings(secret(1))).objections());
        assertEquals(1, new KeySeal(settings(null)).objections().size());
        assertThrows(StartRefused.class, () -> new KeySeal(settings("short")));
    }

    private KeyRing ring() {
        return new KeyRing(shelf, new KeySeal(settings(null)), new AtOnce(), settings(null), clock, UUID::randomUUID);
    }

    private static String secret(int filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static SecuritySettings settings(@Nullable String secret) {
        return new SecuritySettings(
                List.of(),
                List.of(),
                secret,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofDays(90),
                false,
                false,
                "",
                Path.of("target/unused"));
    }

    private static final class Shelf implements SigningKeys {
        private final List<SealedKey> keys = new ArrayList<>();

        @Override
        public List<SealedKey> all() {
            return List.copyOf(keys);
        }

        @Override
        public void add(SealedKey key) {
            keys.add(key);
        }

        @Override
        public void remove(String kid) {
            keys.removeIf(key -> key.kid().equals(kid));
        }

        @Override
        public void lock() {}
    }

    /** Runs the work without a database; the shelf needs none. */
    private static final class AtOnce implements TransactionOperations<Connection> {
        @Override
        public Connection getConnection() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasConnection() {
            return false;
        }

        @Override
        public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
            return Optional.empty();
        }

        @Override
        @SuppressWarnings("NullAway") // the work of the key ring does not look at its transaction
        public <R> R execute(TransactionDefinition definition, TransactionCallback<Connection, R> work) {
            try {
                return work.call(null);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
