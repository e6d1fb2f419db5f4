package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Tells who asks by HEAD how long the answer would be. Without a length the connection would have to be closed, since nobody
 * could tell where an answer ends that must have no content.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HeadAnswers {

    @ResponseFilter
    void measure(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() == HttpMethod.HEAD && bodyOf(response) instanceof byte[] body)
            response.getHeaders().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    }

    private static @Nullable Object bodyOf(MutableHttpResponse<?> response) {
        var body = response.body();
        return body != null ? body : RouteAttributes.getHeadBody(response).orElse(null);
    }
}
