package payer.decision;

/** How soon an answer is needed. Emergency care is never held up by an authorization. */
public enum Urgency {
    STANDARD,
    EXPEDITED,
    EMERGENCY
}
