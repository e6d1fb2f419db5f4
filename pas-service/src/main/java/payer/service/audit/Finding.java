package payer.service.audit;

/**
 * Something in the trail that is not as it was written.
 *
 * @param chain the chain, or what else is wrong, such as an anchor
 * @param seq the number in the lane, or the anchor's
 */
public record Finding(Fault fault, String chain, long seq, String text) {

    public enum Fault {
        /** Contents or hash were changed. */
        CHANGED,
        /** Contents and hash were changed together. */
        FORGED,
        MISSING,
        /** A record that was not appended where it stands. */
        INSERTED,
        /** The columns to search by do not say what the record says, or it stands in another's place. */
        MISPLACED,
        HEAD,
        ANCHOR,
        /** The beginning of a lane is not where the drop of a month left it. */
        CUT
    }

    static Finding at(Fault fault, RecordPlace place, String text) {
        return new Finding(fault, place.chain(), place.seq(), text);
    }

    static Finding anchor(long number, String text) {
        return new Finding(Fault.ANCHOR, "anchor", number, text);
    }
}
