package payer.service.audit;

import payer.service.caller.Caller;

/** Where a call came from; empty texts for what is not known. */
public record Origin(String address, String userAgent, String tlsSubject) {
    public static final Origin INSIDE = new Origin("", "", "");

    public static Origin of(Caller.Origin from) {
        return new Origin(from.address(), from.userAgent(), from.tlsSubject());
    }
}
