package payer.service.fhir.edge;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Whoever reached us by TLS once comes no other way again. Where we are reached without, the header would mean nothing. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "service.url", pattern = "https://.*")
final class StrictTransport {
    private static final String A_YEAR = "max-age=31536000";

    @ResponseFilter
    void insist(MutableHttpResponse<?> response) {
        response.getHeaders().set("Strict-Transport-Security", A_YEAR);
    }
}
