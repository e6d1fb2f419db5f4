package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Signs, every few minutes, how far the trail has come, so that its newest part cannot be cut off or written anew. */
@Singleton
final class AnchorTrail implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorTrail.class);

    private final KeptTrail trail;
    private final AnchorKeys keys;
    private final AnchorFolder folder;
    private final TransactionOperations<Connection> transactions;
    private final AuditSettings settings;
    private final Clock clock;

    AnchorTrail(
            KeptTrail trail,
            AnchorKeys keys,
            AnchorFolder folder,
            TransactionOperations<Connection> transactions,
            AuditSettings settings,
            Clock clock) {
        this.trail = trail;
        this.keys = keys;
        this.folder = folder;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit-anchor";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(settings.anchorEvery());
    }

    @Override
    public void run(JobRun run) {
        anchor();
    }

    /** The new anchor; none if nothing was appended since the last one. */
    Optional<SignedAnchor> anchor() {
        var made = transactions.executeWrite(_ -> make());
        transactions.executeRead(_ -> {
            var written = folder.numbers();
            trail.eachAnchor(
                    written.getCount() == 0 ? 0 : written.getMax(), Long.MAX_VALUE, anchor -> write(anchor, made));
            return written;
        });
        return made;
    }

    /** Also those that an earlier run could not write, or that somebody has taken away since; which of the two, nobody can tell. */
    private void write(SignedAnchor anchor, Optional<SignedAnchor> made) {
        if (made.filter(newest -> newest.number() == anchor.number()).isEmpty())
            LOG.warn("The file of audit anchor {} was not there; it is written from the database", anchor.number());
        folder.write(anchor);
    }

    private Optional<SignedAnchor> make() {
        var spans = newRanges().stream().map(this::span).toList();
        if (spans.isEmpty()) return Optional.empty();
        var last = trail.lastAnchor();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var anchor = new Anchor(
                last.map(SignedAnchor::number).orElse(0L) + 1,
                now,
                last.map(SignedAnchor::hash).orElse(Sha256.ZERO),
                spans);
        var signed = new SignedAnchor(anchor.number(), keys.sign(anchor.json()));
        trail.add(signed, now, spans.stream().map(LaneSpan::end).toList());
        return Optional.of(signed);
    }

    private List<LaneSpan.Range> newRanges() {
        var anchored = new HashMap<String, RecordPlace>();
        trail.anchored().forEach(place -> anchored.put(place.tenant() + "/" + place.lane(), place));
        var ranges = new ArrayList<LaneSpan.Range>();
        for (var head : trail.heads()) {
            var end = head.place();
            var start = anchored.getOrDefault(
                    end.tenant() + "/" + end.lane(),
                    ChainHead.unused(end.tenant(), end.lane()).place());
            if (end.seq() > start.seq()) ranges.add(LaneSpan.Range.between(start, end));
        }
        return ranges;
    }

    private LaneSpan span(LaneSpan.Range range) {
        var tree = new MerkleRoot();
        var last = new Sha256[] {Sha256.ZERO};
        trail.eachHash(range, hash -> {
            tree.add(hash);
            last[0] = hash;
        });
        return LaneSpan.of(range, tree.root(), last[0]);
    }
}
