package payer.decision;

/** What a fact says of its subject. */
public sealed interface FactValue {

    FactValue YES = new YesNo(true);
    FactValue NO = new YesNo(false);

    /** It is so, or it is not: a diagnosis, a finding, a document, a visit that took place. */
    record YesNo(boolean yes) implements FactValue {}

    record Amount(Quantity quantity) implements FactValue {}

    /** How a therapy went. */
    record Went(Outcome outcome) implements FactValue {}

    static FactValue amount(String value, String unit) {
        return new Amount(Quantity.of(value, unit));
    }
}
