package payer.service.signals;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets out of each span only attributes that cannot hold personal data. A request's path may carry a member's id and its
 * query a name; the route and the status say enough. An unknown attribute stays in.
 */
final class ScrubbedSpans implements SpanExporter {
    private static final Set<String> ALLOWED = Set.of(
            "api.base",
            "code.function",
            "code.function.name",
            "code.namespace",
            "db.system",
            "error.type",
            "exception.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "network.protocol.version",
            "server.address",
            "server.port",
            "thread.id",
            "url.scheme");

    private final SpanExporter next;

    ScrubbedSpans(SpanExporter next) {
        this.next = next;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return next.export(spans.stream().<SpanData>map(Scrubbed::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return next.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    private static Attributes allowed(Attributes attributes) {
        return attributes.toBuilder()
                .removeIf(key -> !ALLOWED.contains(key.getKey()))
                .build();
    }

    private static final class Scrubbed extends DelegatingSpanData {
        private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
        private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

        Scrubbed(SpanData span) {
            super(span);
        }

        /** An unmatched request's span is named after its path, so the name is made anew from what is allowed. */
        @Override
        public String getName() {
            var method = super.getAttributes().get(METHOD);
            if (method == null) return super.getName();
            var route = super.getAttributes().get(ROUTE);
            return route == null ? method : method + " " + route;
        }

        @Override
        public Attributes getAttributes() {
            return allowed(super.getAttributes());
        }

        @Override
        public int getTotalAttributeCount() {
            return getAttributes().size();
        }

        @Override
        public List<EventData> getEvents() {
            return super.getEvents().stream()
                    .map(event ->
                            EventData.create(event.getEpochNanos(), event.getName(), allowed(event.getAttributes())))
                    .toList();
        }
    }
}
