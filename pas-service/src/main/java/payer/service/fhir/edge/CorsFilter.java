package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.fhir.AllowedOrigins;

/**
 * Which browser pages may read our answers: any page for metadata, discovery documents and public keys; for the rest the
 * pages of registered clients. OPTIONS is answered here, so without a token.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(CorsFilter.RIGHT_AFTER_CORRELATION)
final class CorsFilter {
    static final int RIGHT_AFTER_CORRELATION = -10_000;

    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, Prefer, If-Match, If-None-Match, If-Modified-Since, X-Request-Id,"
                    + " traceparent";
    private static final String ANSWER_HEADERS =
            "Location, Content-Location, ETag, Last-Modified, Retry-After, X-Progress, Link, X-Request-Id,"
                    + " WWW-Authenticate";
    private static final String HOUR = "3600";

    private final AllowedOrigins origins;
    private final Methods methods;

    CorsFilter(@Nullable AllowedOrigins origins, Methods methods) {
        this.origins = origins == null ? origin -> false : origins;
        this.methods = methods;
    }

    @PreMatching
    @RequestFilter
    @Nullable
    HttpResponse<?> answerOptions(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS) return null;
        var there = methods(request);
        var answer = HttpResponse.noContent().header(HttpHeaders.ALLOW, there);
        allowed(request).ifPresent(origin -> permit(answer, request, there));
        // A filter that answers by itself is not asked again about its answer.
        allowReading(request, answer);
        return answer;
    }

    @ResponseFilter
    void allowReading(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        allowed(request).ifPresent(origin -> {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        });
    }

    /** Where there is nothing, this very question can still be asked. */
    private String methods(HttpRequest<?> request) {
        var there = methods.at(request);
        there.add(HttpMethod.OPTIONS.name());
        return String.join(", ", there);
    }

    private static void permit(MutableHttpResponse<?> answer, HttpRequest<?> request, String methods) {
        if (!request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) return;
        answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, HOUR);
    }

    private Optional<String> allowed(HttpRequest<?> request) {
        if (isPublic(request.getPath())) return Optional.of("*");
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.ORIGIN)).filter(origins::allows);
    }

    private static boolean isPublic(String path) {
        return path.endsWith("/metadata")
                || path.contains("/.well-known/")
                || path.endsWith("/jwks.json")
                || path.endsWith("/cds-services");
    }
}
