package payer.service.fhir.reading;

/** Whether the human-readable summary of each resource is read; the received bytes keep it in any case. */
public enum Narratives {
    DROPPED,
    KEPT
}
