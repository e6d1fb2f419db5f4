package payer.service.fhir.reading;

/** What becomes of elements that FHIR does not know. */
public enum Unknown {
    REFUSED,
    /** For guides that tell a server to ignore what it does not know. */
    PASSED_OVER
}
