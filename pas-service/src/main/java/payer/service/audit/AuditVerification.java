package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

/** Reads the whole trail and says what in it is not as it was written. */
@Singleton
public final class AuditVerification {
    /** In one transaction: a long one would keep the database from clearing up behind everyone else. */
    private static final long ANCHORS_AT_A_TIME = 100;

    /** So long the file of a new anchor may take to be written: it follows the row in the table. */
    private static final Duration IN_WRITING = Duration.ofMinutes(1);

    private final KeptTrail trail;
    private final AnchorKeys keys;
    private final AnchorFolder folder;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    AuditVerification(
            KeptTrail trail,
            AnchorKeys keys,
            AnchorFolder folder,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.trail = trail;
        this.keys = keys;
        this.folder = folder;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Memory does not grow with the trail: a few records at a time, and one place for each lane. */
    public VerificationReport verify() {
        var walk = new TrailWalk(trail, keys, folder, clock.instant().minus(IN_WRITING));
        // Anchors first: the heads are then at least as far.
        var lastAnchor = transactions.executeRead(
                _ -> trail.lastAnchor().map(SignedAnchor::number).orElse(0L));
        var heads = transactions.executeRead(_ -> trail.heads());
        transactions.executeRead(_ -> walk.begin(heads, trail.lastCut()));
        for (long done = 0; done < lastAnchor; done += ANCHORS_AT_A_TIME) followAnchors(walk, done, lastAnchor);
        transactions.executeRead(_ -> walk.endAnchors());
        for (var head : heads) transactions.executeRead(_ -> walk.followTo(head));
        transactions.executeRead(_ -> walk.end());
        return walk.report();
    }

    private void followAnchors(TrailWalk walk, long done, long last) {
        transactions.executeRead(_ -> walk.followAnchors(done, Math.min(done + ANCHORS_AT_A_TIME, last)));
    }
}
