package payer.service.signals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says on each server span which API base it is about. */
@Singleton
@Named("micronautHttpServerBase")
final class BaseOnSpans implements AttributesExtractor<HttpRequest<?>, HttpResponse<?>> {
    private static final AttributeKey<String> BASE = AttributeKey.stringKey("api.base");

    private final ApiBases bases;

    BaseOnSpans(ApiBases bases) {
        this.bases = bases;
    }

    @Override
    public void onStart(AttributesBuilder attributes, Context context, HttpRequest<?> request) {
        // the route is not known yet
    }

    @Override
    public void onEnd(
            AttributesBuilder attributes,
            Context context,
            HttpRequest<?> request,
            @Nullable HttpResponse<?> response,
            @Nullable Throwable error) {
        attributes.put(BASE, bases.of(request));
    }
}
