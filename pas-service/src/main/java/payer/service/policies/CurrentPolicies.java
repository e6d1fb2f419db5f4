package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.PolicyRules;
import payer.rules.document.PublishedDocument;
import payer.rules.document.PublishedDocument.Standing;
import payer.service.codes.LoadedCodes;
import payer.service.policies.PublishedSet.Understood;

/** What is published, as this instance knows it. A newer set replaces the older one whole; nobody ever sees half of one. */
@Singleton
public final class CurrentPolicies implements PoliciesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentPolicies.class);

    private final Releases releases;
    private final PolicyVersions versions;
    private final SeedPolicies seed;
    private final LoadedCodes codes;
    private final PolicySettings settings;
    private final TransactionOperations<Connection> transactions;

    private final AtomicReference<PublishedSet> current = new AtomicReference<>(PublishedSet.nothing());
    private final ReentrantLock following = new ReentrantLock();
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<Integer, PolicyRules> pasts;
    private volatile boolean loaded;

    CurrentPolicies(
            Releases releases,
            PolicyVersions versions,
            SeedPolicies seed,
            LoadedCodes codes,
            PolicySettings settings,
            TransactionOperations<Connection> transactions) {
        this.releases = releases;
        this.versions = versions;
        this.seed = seed;
        this.codes = codes;
        this.settings = settings;
        this.transactions = transactions;
        this.pasts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, PolicyRules> eldest) {
                return size() > settings.compiledPasts();
            }
        };
    }

    @Override
    public PolicyRules now() {
        return set().rules();
    }

    @Override
    public PolicyRules knownAt(Instant moment) {
        var set = set();
        var number = set.numberAt(moment);
        if (number == set.number()) return set.rules();
        looking.lock();
        try {
            return pasts.computeIfAbsent(number, release -> set.history().rulesKnownAt(moment));
        } finally {
            looking.unlock();
        }
    }

    /** The first who asks loads everything, others wait for it: parts of the service ask before it says that it has started. */
    public PublishedSet set() {
        if (!loaded) load();
        return current.get();
    }

    private void load() {
        if (!isOurTurn())
            throw Problem.of(ProblemKind.UNAVAILABLE, "The coverage policies are still being loaded; come back later.");
        try {
            if (loaded) return;
            seed.seed();
            catchUp();
            loaded = true;
        } finally {
            following.unlock();
        }
    }

    private boolean isOurTurn() {
        try {
            return following.tryLock(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes over what was published since; inside a transaction that holds {@link Releases#lock}, that is everything. */
    PublishedSet catchUp() {
        following.lock();
        try {
            var known = current.get();
            var newer = transactions.executeRead(_ -> newer(known));
            current.set(newer);
            return newer;
        } finally {
            following.unlock();
        }
    }

    private PublishedSet newer(PublishedSet known) {
        if (releases.latest() == known.number()) return known;
        var later = releases.after(known.number());
        var entries = later.stream()
                .flatMap(release -> release.entries().stream())
                .filter(entry -> entry.revision().isPresent())
                .distinct()
                .toList();
        var newer = known.after(
                later,
                versions.revisions(entries).stream().map(this::understood).toList());
        tell(newer, known);
        return newer;
    }

    private Understood understood(Revision revision) {
        var entry = new Release.Entry(revision.key(), Optional.of(revision.number()));
        var document = revision.published();
        try {
            return new Understood(
                    entry,
                    new PublishedDocument(
                            document.standing(), document.policy().map(codes::resolved), document.objections()));
        } catch (Problem unresolved) {
            return new Understood(
                    entry, new PublishedDocument(Standing.SET_ASIDE, Optional.empty(), unresolved.issues()));
        }
    }

    /** In words that name the document and the line, never a member. */
    private static void tell(PublishedSet newer, PublishedSet known) {
        newer.refused().stream()
                .filter(one -> !known.refused().contains(one))
                .forEach(one -> LOG.warn(
                        "Policies: {} revision {} would not be published today, {}: {}",
                        one.key(),
                        one.revision(),
                        switch (one.standing()) {
                            case HOLDS -> "and holds as it was written";
                            case BY_A_PERSON -> "and a person decides what it is about until it is written anew";
                            case SET_ASIDE -> "and is not in force";
                        },
                        one.objections().stream()
                                .map(issue -> issue.place() + " " + issue.text())
                                .collect(Collectors.joining("; "))));
    }

    /** What this instance has just published itself need not be compiled again. */
    void take(PublishedSet published) {
        following.lock();
        try {
            if (current.get().number() + 1 == published.number()) current.set(published);
        } finally {
            following.unlock();
        }
    }
}
