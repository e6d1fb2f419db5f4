package payer.decision;

/** How a trial of therapy ended, or why there was none. */
public enum Outcome {
    IMPROVED,
    NOT_IMPROVED,
    FAILED,
    NOT_TOLERATED,
    CONTRAINDICATED,
    ONGOING
}
