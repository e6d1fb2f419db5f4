package payer.decision;

/** Why an authorization that would be needed is not. */
public enum Waiver {
    GOLD_CARD,
    TRANSITION,
    EMERGENCY
}
