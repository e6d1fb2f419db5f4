package payer.service.sandbox.wire;

/** Who asks. The other side is the payer where the EHR asks, and the EHR where it is asked. */
public enum Party {
    EHR("EHR", "Payer"),
    PAYER("Payer", "EHR"),
    APP("Form app", "EHR");

    private final String from;
    private final String to;

    Party(String from, String to) {
        this.from = from;
        this.to = to;
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }
}
