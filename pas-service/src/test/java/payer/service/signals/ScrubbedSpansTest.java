package payer.service.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubbedSpansTest {

    @Test
    void a_span_leaves_without_path_query_and_messages() {
        var exported = export(span(Attributes.builder()
                .put("http.request.method", "GET")
                .put("http.route", "/records/fhir/{type}")
                .put("url.path", "/records/fhir/Marker-Path")
                .put("url.query", "name=Marker-Query")
                .put("user_agent.original", "Marker-Agent")
                .build()));

        assertEquals("GET /records/fhir/{type}", exported.getName());
        assertFalse(exported.toString().contains("Marker"), exported.toString());
        assertFalse(exported.getEvents().toString().contains("Marker"));
        assertFalse(exported.getAttributes().toString().contains("Marker"));
        assertEquals("GET", exported.getAttributes().get(AttributeKey.stringKey("http.request.method")));
    }

    @Test
    void a_span_of_an_unmatched_path_is_named_by_its_method() {
        var exported = export(
                span(Attributes.builder().put("http.request.method", "GET").build()));
        assertEquals("GET", exported.getName());
    }

    private static io.opentelemetry.sdk.trace.data.SpanData export(TestSpanData span) {
        var memory = InMemorySpanExporter.create();
        new ScrubbedSpans(memory).export(List.of(span));
        return memory.getFinishedSpanItems().getFirst();
    }

    private static TestSpanData span(Attributes attributes) {
        return TestSpanData.builder()
                .setName("GET /Marker-Name")
                .setKind(SpanKind.SERVER)
                .setStatus(StatusData.ok())
                .setStartEpochNanos(1)
                .setEndEpochNanos(2)
                .setHasEnded(true)
                .setAttributes(attributes)
                .setTotalAttributeCount(attributes.size())
                .setEvents(List.of(EventData.create(
                        1,
                        "exception",
                        Attributes.builder()
                                .put("exception.type", "java.lang.IllegalStateException")
                                .put("exception.message", "Marker-Message")
                                .put("exception.stacktrace", "Marker-Stack")
                                .build())))
                .setTotalRecordedEvents(1)
                .build();
    }
}
