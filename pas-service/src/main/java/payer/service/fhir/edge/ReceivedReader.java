package payer.service.fhir.edge;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.TypedMessageBodyReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;
import payer.service.fhir.Received;

/** Keeps a body's bytes as they came. They are unpacked later, on the request's own thread. */
@Singleton
final class ReceivedReader implements TypedMessageBodyReader<Received> {
    private final FhirLimits limits;

    ReceivedReader(FhirLimits limits) {
        this.limits = limits;
    }

    @Override
    public Argument<Received> getType() {
        return Argument.of(Received.class);
    }

    @Override
    public Received read(
            Argument<Received> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> buffer) {
        var received = received(headers, buffer.toByteArray());
        if (buffer instanceof ReferenceCounted counted) counted.release();
        return received;
    }

    @Override
    public Received read(Argument<Received> type, @Nullable MediaType mediaType, Headers headers, InputStream stream) {
        try {
            return received(headers, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Received received(Headers headers, byte[] bytes) {
        var packed = !headers.get(HttpHeaders.CONTENT_ENCODING, String.class)
                .orElse("identity")
                .strip()
                .equalsIgnoreCase("identity");
        return packed ? Received.packed(bytes, format(headers), limits.body()) : new Received(bytes, format(headers));
    }

    private static FhirFormat format(Headers headers) {
        return headers.get(HttpHeaders.CONTENT_TYPE, String.class)
                .flatMap(Formats::ofContentType)
                .orElseThrow(() -> Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "the body must be FHIR"));
    }
}
