package payer.decision;

/** Who has to look at a case. Only a physician may say no on clinical grounds. */
public enum Reviewer {
    NURSE,
    PHYSICIAN
}
