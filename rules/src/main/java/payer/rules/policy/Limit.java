package payer.rules.policy;

import payer.decision.Quantity;

/** What a measured value is held against. */
public sealed interface Limit {

    record Fixed(Quantity quantity) implements Limit {}

    /** So many per cent of what the laboratory that measured it calls the lower or upper limit of normal. */
    record OfReference(int percent, End end) implements Limit {}

    enum End {
        LOWER,
        UPPER
    }
}
