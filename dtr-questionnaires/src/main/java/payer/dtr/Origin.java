package payer.dtr;

/** Where an answer comes from. */
public enum Origin {
    /** A person gave it. */
    PERSON,
    /** The form's logic found it in the provider's chart. */
    CHART,
    /** It follows from the payer's own data. */
    PAYER
}
