package payer.service.fhir.edge;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import payer.service.fhir.Correlation;
import payer.service.runtime.Ids;

/** Gives every request an id, the client's own where it sent a sound one, and shows it in log and answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CorrelationFilter {
    static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACE_PARENT = "traceparent";

    /** No longer, and of no other letters: it is written into logs. */
    private static final Pattern SOUND_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private static final Pattern SOUND_TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Ids ids;

    CorrelationFilter(Ids ids) {
        this.ids = ids;
    }

    @PreMatching
    @RequestFilter
    void identify(HttpRequest<?> request, MutablePropagatedContext context) {
        var id = sound(
                request.getHeaders().get(REQUEST_ID), SOUND_ID, () -> ids.next().toString());
        Correlation.set(request, id);
        context.add(new MdcPropagationContext(Map.of(Correlation.LOG_KEY, id)));
    }

    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        if (!Correlation.of(request).isEmpty()) headers.set(REQUEST_ID, Correlation.of(request));
        var trace = sound(request.getHeaders().get(TRACE_PARENT), SOUND_TRACE_PARENT, () -> "");
        if (!trace.isEmpty()) headers.set(TRACE_PARENT, trace);
    }

    private static String sound(@Nullable String sent, Pattern pattern, Supplier<String> otherwise) {
        return sent != null && pattern.matcher(sent).matches() ? sent : otherwise.get();
    }
}
