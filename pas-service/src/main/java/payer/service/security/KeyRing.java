package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payer.service.runtime.Ids;
import payer.service.security.SigningKeys.SealedKey;

/**
 * The keys that sign our access tokens. All instances share them through the database. A new one is published some time
 * before it signs, so that whoever keeps a copy of our key set knows it by then; an old one is published until the last token
 * that it signed has expired.
 */
@Singleton
public final class KeyRing {
    private static final Duration PUBLISHED_BEFORE_USE = Duration.ofMinutes(15);
    private static final Duration PUBLISHED_AFTER_USE = Duration.ofHours(2);

    /** An instance that learned late of a new key looks again no more often than this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final SigningKeys keys;
    private final KeySeal seal;
    private final TransactionOperations<Connection> transactions;
    private final SecuritySettings settings;
    private final Clock clock;
    private final Ids ids;

    private volatile Held held = new Held(List.of(), Instant.EPOCH);

    private record Entry(ECKey key, Instant signsFrom) {}

    private record Held(List<Entry> newestFirst, Instant readAt) {}

    KeyRing(
            SigningKeys keys,
            KeySeal seal,
            TransactionOperations<Connection> transactions,
            SecuritySettings settings,
            Clock clock,
            Ids ids) {
        this.keys = keys;
        this.seal = seal;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** The key to sign with now. */
    ECKey current() {
        var now = now();
        return signing(held, now).orElseGet(() -> signing(tended(now), now).orElseThrow());
    }

    Optional<ECKey> find(String kid) {
        var known = known(kid);
        if (known.isPresent() || now().isBefore(held.readAt().plus(LOOK_AGAIN))) return known;
        tended(now());
        return known(kid);
    }

    public JWKSet published() {
        if (held.newestFirst().isEmpty()) tended(now());
        return new JWKSet(held.newestFirst().stream()
                        .map(entry -> (JWK) entry.key())
                        .toList())
                .toPublicJWKSet();
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void tend() {
        tended(now());
    }

    /** Reads the keys anew; makes the next one when it is time, and drops those that no living token was signed with. */
    private Held tended(Instant now) {
        var entries = transactions.executeWrite(tx -> {
            keys.lock();
            var all = read();
            if (isDue(all, now)) keys.add(fresh(all.isEmpty() ? now : now.plus(PUBLISHED_BEFORE_USE)));
            retired(all, now).forEach(entry -> keys.remove(entry.key().getKeyID()));
            return read();
        });
        held = new Held(entries, now);
        return held;
    }

    private List<Entry> read() {
        return keys.all().stream()
                .map(each -> new Entry(seal.open(each.sealed()), each.signsFrom()))
                .sorted(Comparator.comparing(Entry::signsFrom).reversed())
                .toList();
    }

    private boolean isDue(List<Entry> newestFirst, Instant now) {
        return newestFirst.isEmpty()
                || newestFirst
                        .getFirst()
                        .signsFrom()
                        .plus(settings.keyRotation())
                        .isBefore(now);
    }

    private static List<Entry> retired(List<Entry> newestFirst, Instant now) {
        return newestFirst.stream()
                .filter(entry -> newestFirst.stream()
                        .anyMatch(other -> other.signsFrom().isAfter(entry.signsFrom())
                                && other.signsFrom().plus(PUBLISHED_AFTER_USE).isBefore(now)))
                .toList();
    }

    private SealedKey fresh(Instant signsFrom) {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyID(ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            return new SealedKey(key.getKeyID(), seal.seal(key), signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("no signing key could be made", e);
        }
    }

    private static Optional<ECKey> signing(Held held, Instant now) {
        return held.newestFirst().stream()
                .filter(entry -> !entry.signsFrom().isAfter(now))
                .findFirst()
                .map(Entry::key);
    }

    private Optional<ECKey> known(String kid) {
        return held.newestFirst().stream()
                .map(Entry::key)
                .filter(key -> kid.equals(key.getKeyID()))
                .findFirst();
    }

    /** In whole seconds: what is stored must not come back as a moment later than it was. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
