package payer.service.audit;

/** Where a call came from; empty texts for what is not known. */
public record Origin(String address, String userAgent, String tlsSubject) {
    public static final Origin INSIDE = new Origin("", "", "");
}
