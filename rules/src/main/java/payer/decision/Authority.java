package payer.decision;

/** Whose rule it is, the weightier first: what a national policy settles, a local or a plan policy may not narrow. */
public enum Authority {
    /** Law and programme rules, such as the right to finish a course of treatment. */
    STATUTE,
    NCD,
    LCD,
    PLAN;

    public boolean outranks(Authority other) {
        return compareTo(other) < 0;
    }
}
