package payer.service.signals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/**
 * Times every request by API base, route, method and status, so that each API can be watched and held to its promise by
 * itself. Labels come from what routes declare, never from what a caller sent.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestMeasure {
    private static final String BEGUN = "payer.request.begun";
    private static final Duration[] PROMISES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final ApiBases bases;

    RequestMeasure(MeterRegistry meters, ApiBases bases) {
        this.meters = meters;
        this.bases = bases;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(BEGUN, Long.class)
                .ifPresent(begun -> timer(request, response).record(Duration.ofNanos(System.nanoTime() - begun)));
    }

    private Timer timer(HttpRequest<?> request, HttpResponse<?> response) {
        return Timer.builder("api.requests")
                .description("Requests by API base, route, method and status")
                .tag("base", bases.of(request))
                .tag("route", BasicHttpAttributes.getUriTemplate(request).orElse(ApiBases.NONE))
                .tag("method", method(request))
                .tag("status", Integer.toString(response.code()))
                .serviceLevelObjectives(PROMISES)
                .register(meters);
    }

    /** A method that HTTP does not know may be anything, so it gets no label of its own. */
    private static String method(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS ->
                request.getMethod().name();
            case TRACE, CONNECT, CUSTOM -> "other";
        };
    }
}
