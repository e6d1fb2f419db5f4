package payer.service.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.audit.Finding.Fault;

/** One verification of the whole trail: along the anchors, which are in order of time, then on to the heads. */
final class TrailWalk {
    private static final int MOST_FINDINGS = 100;

    private final KeptTrail trail;
    private final AnchorKeys keys;
    private final AnchorFolder folder;
    private final Instant filedBefore;
    private final Map<String, LaneWalk> lanes = new LinkedHashMap<>();
    private final Map<String, Long> beginnings = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long lastNumber;
    private Sha256 lastHash = Sha256.ZERO;
    private long anchors;
    private long files;

    /** @param filedBefore of an anchor from before that, the file must be there */
    TrailWalk(KeptTrail trail, AnchorKeys keys, AnchorFolder folder, Instant filedBefore) {
        this.trail = trail;
        this.keys = keys;
        this.folder = folder;
        this.filedBefore = filedBefore;
    }

    TrailWalk begin(List<ChainHead> heads, Optional<KeptTrail.Cut> cut) {
        for (var head : heads)
            begin(ChainHead.unused(head.place().tenant(), head.place().lane()));
        cut.ifPresent(this::beginAt);
        return this;
    }

    private void begin(ChainHead start) {
        lanes.put(lane(start.place()), new LaneWalk(start));
        beginnings.put(lane(start.place()), start.place().seq());
    }

    private void beginAt(KeptTrail.Cut cut) {
        var said = trail.find(cut.said());
        var digest = AuditMonths.digest(cut.cuts()).toString();
        if (said.isEmpty() || !said.get().json().contains("\"cuts\":\"" + digest + "\"")) {
            var place = cut.said();
            found(Finding.at(Fault.CUT, place, "no record vouches for what is said to be left of " + cut.month()));
            return;
        }
        cut.cuts().forEach(this::begin);
    }

    TrailWalk followAnchors(long after, long upTo) {
        trail.eachAnchor(after, upTo, this::follow);
        return this;
    }

    TrailWalk endAnchors() {
        var newest = trail.lastAnchor().map(SignedAnchor::number).orElse(0L);
        var written = folder.numbers();
        if (written.getCount() > 0 && written.getMax() > newest)
            found(Finding.anchor(
                    newest + 1, "the anchor is missing, though there are files up to " + written.getMax()));
        return this;
    }

    private void follow(SignedAnchor signed) {
        if (signed.number() != lastNumber + 1) found(Finding.anchor(lastNumber + 1, "the anchor is missing"));
        lastNumber = signed.number();
        anchors++;
        var anchor = keys.verified(signed.jws()).flatMap(TrailWalk::read);
        compareFile(signed, anchor);
        if (anchor.isEmpty()) found(Finding.anchor(signed.number(), "no key of ours signed this anchor"));
        else follow(anchor.get(), signed.number());
        lastHash = signed.hash();
    }

    private void compareFile(SignedAnchor signed, Optional<Anchor> anchor) {
        var file = folder.read(signed.number());
        if (file.isPresent()) files++;
        else if (!isInWriting(anchor)) found(Finding.anchor(signed.number(), "the anchor's file is missing"));
        if (file.isPresent() && !file.get().equals(signed.jws()))
            found(Finding.anchor(signed.number(), "the anchor is not that of its file"));
    }

    private boolean isInWriting(Optional<Anchor> anchor) {
        return anchor.filter(young -> !young.at().isBefore(filedBefore)).isPresent();
    }

    private static Optional<Anchor> read(String text) {
        try {
            return Optional.of(Anchor.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void follow(Anchor anchor, long number) {
        if (anchor.number() != number)
            found(Finding.anchor(number, "the anchor was signed as number " + anchor.number()));
        if (!anchor.previous().equals(lastHash))
            found(Finding.anchor(number, "the anchor does not follow the one before it"));
        anchor.spans().forEach(span -> follow(span, number));
    }

    private void follow(LaneSpan span, long anchor) {
        var walk = lanes.get(span.tenant() + "/" + span.lane());
        if (walk == null) {
            var place = new RecordPlace(span.tenant(), span.lane(), span.toDay(), span.to());
            found(Finding.at(
                    Fault.HEAD, place, "the lane has no head, though anchor " + anchor + " saw records in it"));
        } else if (!walk.isBroken() && span.to() > walk.last().place().seq()) {
            follow(walk, span, anchor);
            walk.finding().ifPresent(this::found);
        }
    }

    private void follow(LaneWalk walk, LaneSpan span, long anchor) {
        var beginsHere = span.from() == walk.last().place().seq();
        walk.beginSpan();
        trail.each(LaneSpan.Range.between(walk.last().place(), span.end()), walk::follow);
        if (beginsHere) walk.endSpan(span, anchor);
        else walk.endPartOfSpan(span);
    }

    LaneWalk followTo(ChainHead head) {
        var walk = lanes.get(lane(head.place()));
        if (walk == null) throw new IllegalStateException("a lane that was not begun");
        if (walk.isBroken()) return walk;
        trail.each(LaneSpan.Range.between(walk.last().place(), head.place()), walk::follow);
        walk.arrive(head.place(), head.hash(), "the lane's head");
        walk.finding().ifPresent(this::found);
        return walk;
    }

    /** What no walk comes by: records before a lane's beginning, beyond its end, and in lanes that are none. */
    List<Finding> end() {
        trail.extents().forEach(this::compare);
        trail.strays().forEach(place -> found(Finding.at(Fault.INSERTED, place, "a record in a lane that is none")));
        return findings;
    }

    private void compare(KeptTrail.Extent extent) {
        var lane = extent.tenant() + "/" + extent.lane();
        var beginning = beginnings.getOrDefault(lane, 0L);
        if (extent.first() <= beginning)
            found(new Finding(Fault.INSERTED, lane, extent.first(), "a record before the lane's beginning"));
        else if (extent.last() > extent.head())
            found(new Finding(Fault.INSERTED, lane, extent.last(), "a record beyond the lane's head"));
        else if (extent.records() > extent.head() - beginning)
            trail.takenTwice(extent.tenant(), extent.lane())
                    .ifPresent(place -> found(Finding.at(Fault.INSERTED, place, "two records stand in one place")));
    }

    VerificationReport report() {
        var records = lanes.values().stream().mapToLong(LaneWalk::records).sum();
        return new VerificationReport(findings.isEmpty(), records, lanes.size(), anchors, files, findings);
    }

    private void found(Finding finding) {
        if (findings.size() < MOST_FINDINGS) findings.add(finding);
    }

    private static String lane(RecordPlace place) {
        return place.tenant() + "/" + place.lane();
    }
}
