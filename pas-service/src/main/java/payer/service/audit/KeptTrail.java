package payer.service.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trail as those see it who anchor, verify and search it. Each call is made inside a transaction. */
public interface KeptTrail {

    /** Where each lane stands, all at one moment. */
    List<ChainHead> heads();

    /** What is in a lane; {@code first} is beyond all numbers if nothing is. */
    record Extent(String tenant, int lane, long head, long first, long last, long records) {}

    List<Extent> extents();

    /** A place of a lane in which more than one record stands: the later of two. */
    Optional<RecordPlace> takenTwice(String tenant, int lane);

    /** Lanes in which there are records though they have no head. */
    List<RecordPlace> strays();

    /** In order, few of them in memory at a time. */
    void each(LaneSpan.Range range, Consumer<AuditRecord> consumer);

    void eachHash(LaneSpan.Range range, Consumer<Sha256> consumer);

    /** In order of time, few of them in memory at a time. */
    void each(Instant from, Instant to, Consumer<AuditRecord> consumer);

    /** A page in order of time. */
    List<AuditRecord> find(AuditSearch search);

    Optional<AuditRecord> find(RecordPlace place);

    /** The last records of the lanes that went with the last month dropped, and the record that tells of it. */
    Optional<Cut> lastCut();

    /** Where lanes begin. */
    record Cut(LocalDate month, List<ChainHead> cuts, RecordPlace said) {
        public Cut {
            cuts = List.copyOf(cuts);
        }
    }

    /** How far the lanes are anchored, as the anchoring job noted it. */
    List<RecordPlace> anchored();

    Optional<SignedAnchor> lastAnchor();

    /** In order of number, few of them in memory at a time. */
    void eachAnchor(long after, long upTo, Consumer<SignedAnchor> consumer);

    /** Keeps an anchor, and notes how far the lanes are anchored. */
    void add(SignedAnchor anchor, Instant at, List<RecordPlace> ends);
}
