package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
    private static final URI ADDRESS = URI.create("https://keys.example/jwks");
    private static final JWK FIRST = ProbeService.ec("first");
    private static final JWK SECOND = ProbeService.ec("second");

    private final HandClock clock = new HandClock();
    private final Shelf shelf = new Shelf();
    private final RemoteKeys keys = new RemoteKeys(shelf, clock);

    @Test
    void a_key_set_is_fetched_once_and_kept_as_long_as_it_may_be() throws TokenRefused {
        assertTrue(find(FIRST).isPresent());
        clock.pass(Duration.ofMinutes(4));
        assertTrue(find(FIRST).isPresent());
        assertEquals(1, shelf.fetched);
        clock.pass(Duration.ofMinutes(2));
        assertTrue(find(FIRST).isPresent());
        assertEquals(2, shelf.fetched);
    }

    @Test
    void a_key_that_is_new_there_is_found_by_asking_once_more() throws TokenRefused {
        assertTrue(find(FIRST).isPresent());
        shelf.held = List.of(FIRST, SECOND);
        clock.pass(Duration.ofSeconds(30));
        assertTrue(find(SECOND).isPresent());
        assertEquals(2, shelf.fetched);
    }

    @Test
    void made_up_key_ids_do_not_make_us_hammer_the_other_side() throws TokenRefused {
        for (var i = 0; i < 100; i++) assertTrue(find(ProbeService.EC).isEmpty());
        assertEquals(1, shelf.fetched);
    }

    @Test
    void a_key_that_was_withdrawn_there_stops_being_good() throws TokenRefused {
        assertTrue(find(FIRST).isPresent());
        shelf.held = List.of(SECOND);
        clock.pass(Duration.ofMinutes(6));
        assertTrue(find(FIRST).isEmpty());
    }

    @Test
    void nothing_old_is_used_when_the_other_side_is_gone() throws TokenRefused {
        assertTrue(find(FIRST).isPresent());
        shelf.held = List.of();
        clock.pass(Duration.ofMinutes(6));
        assertTrue(find(FIRST).isEmpty());
        shelf.held = List.of(FIRST);
        clock.pass(Duration.ofSeconds(11));
        assertTrue(find(FIRST).isPresent(), "and it is asked again soon");
    }

    private Optional<JWK> find(JWK key) throws TokenRefused {
        return keys.keyOf(signedBy(key), ADDRESS);
    }

    private static SignedJWT signedBy(JWK key) {
        try {
            return SignedJWT.parse(SignedBy.client("c", key, "a").sign());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that is gone while it holds nothing. */
    private static final class Shelf implements KeyFetch {
        private List<JWK> held = List.of(FIRST);
        private int fetched;

        @Override
        public Fetched fetch(URI url) throws IOException {
            fetched++;
            if (held.isEmpty()) throw new IOException("gone");
            return new Fetched(new JWKSet(held), Duration.ofMinutes(5));
        }
    }

    /** Moves when told. */
    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
