package payer.service.priorauth;

/** An identifier that somebody gave out, with who did: a trace number, a member number. An empty system means none was told. */
public record BusinessId(String system, String value) {
    public BusinessId {
        if (value.isBlank()) throw new IllegalArgumentException("an identifier has a value");
    }

    /** Nothing of it: it may be a member's number. */
    @Override
    public String toString() {
        return "BusinessId";
    }
}
