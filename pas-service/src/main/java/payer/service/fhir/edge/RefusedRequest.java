package payer.service.fhir.edge;

/** Why a request is refused at the door, before it is routed. */
final class RefusedRequest extends RuntimeException {
    private final int status;

    RefusedRequest(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
