package payer.service.fhir.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import payer.service.fhir.EntityTags;

/** A resource's version in HTTP's words: ETag, Last-Modified, and whether the client has it already. */
final class Versions {
    private Versions() {}

    static void describe(Resource resource, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        if (!headers.contains(HttpHeaders.ETAG)) tag(resource).ifPresent(tag -> headers.set(HttpHeaders.ETAG, tag));
        if (!headers.contains(HttpHeaders.LAST_MODIFIED))
            changed(resource).ifPresent(at -> headers.set(HttpHeaders.LAST_MODIFIED, httpDate(at)));
    }

    /** If-None-Match rules where both are given, as HTTP has it. */
    static boolean isKnownTo(HttpRequest<?> request, Resource resource) {
        var known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        if (!known.isEmpty())
            return tag(resource).filter(tag -> EntityTags.name(known, tag)).isPresent();
        var since = instant(request.getHeaders().get(HttpHeaders.IF_MODIFIED_SINCE));
        return since.isPresent()
                && changed(resource).filter(at -> !at.isAfter(since.get())).isPresent();
    }

    private static Optional<String> tag(Resource resource) {
        return resource.getMeta().hasVersionId()
                ? Optional.of("W/\"" + resource.getMeta().getVersionId() + "\"")
                : Optional.empty();
    }

    /** To the second, which is all that HTTP's dates can say. */
    private static Optional<Instant> changed(Resource resource) {
        return resource.getMeta().hasLastUpdated()
                ? Optional.of(resource.getMeta().getLastUpdated().toInstant().truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
    }

    private static String httpDate(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Optional<Instant> instant(@Nullable String httpDate) {
        try {
            return Optional.ofNullable(httpDate)
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
