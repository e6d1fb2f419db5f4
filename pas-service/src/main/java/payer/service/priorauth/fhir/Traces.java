package payer.service.priorauth.fhir;

import payer.service.priorauth.AuthLine;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.PriorAuth;

/** The number that ties to a line whatever is sent for it: the requester's own, or that of the request. */
final class Traces {
    private Traces() {}

    static BusinessId of(PriorAuth authorization, AuthLine line) {
        return line.asked().traces().stream()
                .findFirst()
                .orElseGet(() -> authorization.request().identifier());
    }
}
