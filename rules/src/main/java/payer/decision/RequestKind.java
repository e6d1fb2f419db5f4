package payer.decision;

/** What is asked for: a first authorization, more of what is under way, or a replacement of what was lost or worn out. */
public enum RequestKind {
    INITIAL,
    CONTINUATION,
    REPLACEMENT
}
