package payer.service.fhir;

import io.micronaut.http.HttpRequest;

/** The id that ties together what one request did: in its answer, in every line of the log, in the audit. */
public final class Correlation {
    /** The key in the logging context. */
    public static final String LOG_KEY = "correlation";

    private static final String ATTRIBUTE = "payer.correlation";

    private Correlation() {}

    /** Empty only where the request was so broken that it never reached our filters. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElse("");
    }

    /** The edge's alone: everyone else reads. */
    public static void set(HttpRequest<?> request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
