package payer.service.audit;

import java.time.LocalDate;

/**
 * The records of a lane after {@code from} up to {@code to}.
 *
 * @param root the root over their hashes
 * @param head the hash of the last of them
 */
public record LaneSpan(
        String tenant, int lane, LocalDate fromDay, long from, LocalDate toDay, long to, Sha256 root, Sha256 head) {

    /** Which records, without what they come to. */
    public record Range(String tenant, int lane, LocalDate fromDay, long from, LocalDate toDay, long to) {
        static Range between(RecordPlace from, RecordPlace to) {
            return new Range(to.tenant(), to.lane(), from.day(), from.seq(), to.day(), to.seq());
        }
    }

    static LaneSpan of(Range range, Sha256 root, Sha256 head) {
        return new LaneSpan(
                range.tenant(), range.lane(), range.fromDay(), range.from(), range.toDay(), range.to(), root, head);
    }

    Range range() {
        return new Range(tenant, lane, fromDay, from, toDay, to);
    }

    RecordPlace end() {
        return new RecordPlace(tenant, lane, toDay, to);
    }
}
