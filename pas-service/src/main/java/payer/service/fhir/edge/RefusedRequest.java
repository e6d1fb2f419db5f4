package payer.service.fhir.edge;

/** Why a request is refused at the door, before it is routed. */
final class RefusedRequest extends RuntimeException {
    private final int status;
    private final String reason;

    RefusedRequest(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** In words of ours, without anything that was sent. */
    String reason() {
        return reason;
    }

    int status() {
        return status;
    }
}
