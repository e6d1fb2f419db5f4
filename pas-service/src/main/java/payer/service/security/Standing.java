package payer.service.security;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.ClientId;
import payer.service.security.AccessChanges.Mark;

/**
 * How clients and tokens stand now. Each instance keeps a copy and asks the database every second what has changed; no
 * answer is given from a copy older than {@link #OLDEST}, so a suspended client or a revoked token is refused everywhere
 * within seconds. If the database cannot be asked, nobody is let in.
 */
@Singleton
public final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final Duration OLDEST = Duration.ofSeconds(3);

    private final AccessChanges changes;
    private final Revocations revocations;
    private final SeenTokens seenTokens;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    private final Map<ClientId, Client> clients = new ConcurrentHashMap<>();
    private final Map<Revoked, Instant> revoked = new ConcurrentHashMap<>();
    private Mark mark = Mark.NOTHING;
    private volatile Optional<Long> readAt = Optional.empty();

    private record Revoked(Revocation.Kind kind, String subject) {}

    /** Finds the client that is meant, by what is known now. */
    interface Judgement {
        Client client() throws TokenRefused;
    }

    Standing(
            AccessChanges changes,
            Revocations revocations,
            SeenTokens seenTokens,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.changes = changes;
        this.revocations = revocations;
        this.seenTokens = seenTokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Client> client(ClientId id) {
        ensureFresh();
        return Optional.ofNullable(clients.get(id));
    }

    /**
     * What a judgement says. A refusal that may come from an old copy does not stand before the database was asked: another
     * instance may have registered the client, or its key, a moment ago.
     */
    Client judged(Judgement judgement) throws TokenRefused {
        var began = System.nanoTime();
        try {
            return judgement.client();
        } catch (TokenRefused refused) {
            if (!refused.mayBeOutOfDate()) throw refused;
            ensureReadAfter(began);
            return judgement.client();
        }
    }

    public Optional<Client> clientWithIssuer(String issuer) {
        ensureFresh();
        return clients.values().stream()
                .filter(client -> client.issuer().filter(issuer::equals).isPresent())
                .findFirst();
    }

    /** Every client, at most a moment old; asks nothing of the database, so it also serves while that is away. */
    public Collection<Client> clients() {
        return List.copyOf(clients.values());
    }

    boolean isRevoked(Revocation.Kind kind, String subject) {
        ensureFresh();
        return revoked.containsKey(new Revoked(kind, subject));
    }

    /** Called every second, and after a change of our own so that it holds here at once. */
    @Scheduled(fixedDelay = "1s")
    public void look() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Changes of clients and revocations could not be read: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Forgets what has expired, here and in the database. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void tidy() {
        var now = clock.instant();
        revoked.values().removeIf(forgetAfter -> forgetAfter.isBefore(now));
        transactions.executeWrite(tx -> {
            revocations.forget(now);
            seenTokens.forget(now);
            return true;
        });
    }

    private void ensureFresh() {
        ensureReadAfter(System.nanoTime() - OLDEST.toNanos());
    }

    /** Those who wait for the same reading share it. */
    private void ensureReadAfter(long moment) {
        if (isReadAfter(moment)) return;
        synchronized (this) {
            if (!isReadAfter(moment)) refreshOrRefuse();
        }
    }

    private boolean isReadAfter(long moment) {
        return readAt.filter(then -> then - moment > 0).isPresent();
    }

    private void refreshOrRefuse() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Nobody is let in, since it cannot be read who may: {}",
                    e.getClass().getSimpleName());
            throw Problem.of(ProblemKind.UNAVAILABLE, "Who may call cannot be checked just now; try again shortly");
        }
    }

    private synchronized void refresh() {
        var asked = System.nanoTime();
        var found = transactions.executeRead(tx -> changes.since(mark));
        found.clients().forEach(client -> clients.put(client.id(), client));
        found.revocations().forEach(each -> revoked.put(new Revoked(each.kind(), each.subject()), each.forgetAfter()));
        mark = found.mark();
        readAt = Optional.of(asked);
    }
}
