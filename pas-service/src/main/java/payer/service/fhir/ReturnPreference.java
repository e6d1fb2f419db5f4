package payer.service.fhir;

/** What a client wants to see after a write: {@code Prefer: return=…}. */
public enum ReturnPreference {
    MINIMAL,
    REPRESENTATION,
    OPERATION_OUTCOME
}
