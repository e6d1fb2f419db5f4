package payer.service.records;

/**
 * What came of one change.
 *
 * @param shown whether the document may be shown to whoever asked for the change: one that they only found may not be theirs to
 *     read
 */
public record Outcome(Kind kind, RecordVersion version, boolean shown) {

    public enum Kind {
        CREATED,
        UPDATED,
        /** The same content was there already: nothing was stored, and the version is the one that was there. */
        UNCHANGED,
        DELETED
    }

    Outcome(Kind kind, RecordVersion version) {
        this(kind, version, true);
    }

    public boolean stored() {
        return kind != Kind.UNCHANGED;
    }

    Outcome withheld() {
        return new Outcome(kind, version, false);
    }
}
