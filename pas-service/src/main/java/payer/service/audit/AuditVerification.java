package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Reads the whole trail and says what in it is not as it was written. */
@Singleton
public final class AuditVerification {
    /** In one transaction: a long one would keep the database from clearing up behind everyone else. */
    private static final long ANCHORS_AT_A_TIME = 100;

    private final KeptTrail trail;
    private final AnchorKeys keys;
    private final AnchorFolder folder;
    private final TransactionOperations<Connection> transactions;

    AuditVerification(
            KeptTrail trail, AnchorKeys keys, AnchorFolder folder, TransactionOperations<Connection> transactions) {
        this.trail = trail;
        this.keys = keys;
        this.folder = folder;
        this.transactions = transactions;
    }

    /** Memory does not grow with the trail: a few records at a time, and one place for each lane. */
    public VerificationReport verify() {
        var walk = new TrailWalk(trail, keys, folder);
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
