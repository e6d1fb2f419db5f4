package payer.decision;

/** Where a fact came from. */
public enum Source {
    /** Coded data of the patient's record. */
    RECORD,
    /** An order, the one asked about or one in the chart, or the request itself. */
    ORDER,
    /** An answer that a person gave in a form. */
    FORM,
    /** A document that was sent along; somebody has to read it. */
    ATTACHMENT,
    /** The payer's own claims. */
    CLAIMS,
    /** The payer's own earlier authorizations. */
    AUTHORIZATIONS,
    /** The payer's membership data. */
    MEMBERSHIP
}
