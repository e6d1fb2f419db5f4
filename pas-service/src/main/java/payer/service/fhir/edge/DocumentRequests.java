package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.util.Locale;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirLimits;
import payer.service.fhir.Received;

/**
 * Refuses what a FHIR route could not read or answer, before its body is received and before anything is done: a wrong
 * format, a wrong encoding, a body declared too big. After security, so that strangers learn nothing.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(DocumentRequests.AFTER_SECURITY)
final class DocumentRequests {
    static final int AFTER_SECURITY = 40_000;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final FhirLimits limits;

    DocumentRequests(FhirLimits limits) {
        this.limits = limits;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var route = RouteAttributes.getRouteInfo(request).orElse(null);
        if (route == null) return;
        var takesDocument = takesDocument(route);
        if (WITH_BODY.contains(request.getMethod())) refuseEncoding(request, takesDocument);
        if (takesDocument) refuseUnreadable(request);
        if (route.getAnnotationMetadata().hasStereotype(FhirApi.class)) refuseUnanswerable(request);
    }

    private static boolean takesDocument(RouteInfo<?> route) {
        return route.getRequestBodyType()
                .filter(argument -> argument.getType() == Received.class)
                .isPresent();
    }

    private static void refuseEncoding(HttpRequest<?> request, boolean takesDocument) {
        var encoding = request.getHeaders()
                .get(HttpHeaders.CONTENT_ENCODING, String.class)
                .orElse("identity");
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> {}
            case "gzip", "x-gzip" -> {
                if (!takesDocument) throw unsupported("this address takes no compressed body");
            }
            default -> throw unsupported("the only Content-Encoding we read is gzip");
        }
    }

    private void refuseUnreadable(HttpRequest<?> request) {
        if (request.getContentLength() > limits.body())
            throw Problem.of(ProblemKind.TOO_LARGE, "the body has more than " + limits.body() + " bytes");
        var contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (contentType == null)
            throw unsupported("Content-Type is missing: application/fhir+json or application/fhir+xml");
        if (Formats.ofContentType(contentType).isEmpty())
            throw unsupported("a body must be application/fhir+json or application/fhir+xml, FHIR 4.0, in UTF-8");
    }

    private static void refuseUnanswerable(HttpRequest<?> request) {
        if (Formats.wanted(request).isEmpty())
            throw Problem.of(
                    ProblemKind.NOT_ACCEPTABLE,
                    "we answer in application/fhir+json or application/fhir+xml, FHIR 4.0; ask for one of them");
    }

    private static Problem unsupported(String text) {
        return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, text);
    }
}
