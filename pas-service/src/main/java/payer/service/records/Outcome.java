package payer.service.records;

/** What came of one change. */
public record Outcome(Kind kind, RecordVersion version) {

    public enum Kind {
        CREATED,
        UPDATED,
        /** The same content was there already: nothing was stored, and the version is the one that was there. */
        UNCHANGED,
        DELETED
    }

    public boolean stored() {
        return kind != Kind.UNCHANGED;
    }
}
