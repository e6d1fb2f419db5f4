package payer.decision;

/** Three-valued: what is not known is not false. */
public enum Verdict {
    MET,
    NOT_MET,
    UNKNOWN;

    public static Verdict of(boolean holds) {
        return holds ? MET : NOT_MET;
    }

    public Verdict and(Verdict other) {
        if (this == NOT_MET || other == NOT_MET) return NOT_MET;
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : MET;
    }

    public Verdict or(Verdict other) {
        if (this == MET || other == MET) return MET;
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : NOT_MET;
    }

    public Verdict negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
