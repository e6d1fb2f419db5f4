package payer.service.crd;

import java.net.URI;
import java.time.Duration;
import payer.crd.FhirAccess;

/**
 * The right to ask the caller's FHIR server, until a deadline.
 *
 * @param until on the clock of {@link System#nanoTime}
 */
record EhrSession(URI server, FhirAccess access, long until) {

    Duration left() {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    String address(String query) {
        var base = server.toString();
        return (base.endsWith("/") ? base : base + "/") + query;
    }

    @Override
    public String toString() {
        return "EhrSession";
    }
}
