package payer.crd;

/** The right to ask the caller's own FHIR server, for the length of this call. Never stored, never shown. */
public record FhirAccess(String token, String type) {
    @Override
    public String toString() {
        return "FhirAccess";
    }
}
