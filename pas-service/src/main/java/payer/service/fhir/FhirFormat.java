package payer.service.fhir;

/** The two formats of FHIR that we speak. */
public enum FhirFormat {
    JSON("application/fhir+json"),
    XML("application/fhir+xml");

    private final String mediaType;

    FhirFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As it stands in an answer's Content-Type. */
    public String contentType() {
        return mediaType + ";charset=utf-8";
    }
}
