package payer.service.fhir.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payer.service.fhir.EdgeParameters;
import payer.service.fhir.FhirFormat;

/** Which format a client wants its answer in, and which one it wrote its request in. */
final class Formats {
    private Formats() {}

    /** {@code _format} where it is given, else Accept, else the format of the request. Empty: none that we speak. */
    static Optional<FhirFormat> wanted(HttpRequest<?> request) {
        var asked = EdgeParameters.first(request, "_format");
        if (asked.isPresent()) return ofParameter(asked.get());
        return ofAccept(request.getHeaders().getAll(HttpHeaders.ACCEPT), usual(request));
    }

    /** For errors: someone who asked for a format that we do not speak must still be told so. */
    static FhirFormat wantedOrUsual(HttpRequest<?> request) {
        return wanted(request).orElseGet(() -> usual(request));
    }

    static Optional<FhirFormat> ofAccept(List<String> accept, FhirFormat usual) {
        var ranges = MediaRange.all(accept);
        if (ranges.isEmpty()) return Optional.of(usual);
        return ranges.stream()
                .filter(range -> range.quality() > 0 && isOurVersion(range))
                .sorted(Comparator.comparingDouble(MediaRange::quality).reversed())
                .flatMap(range -> ofRange(range, usual).stream())
                .findFirst();
    }

    /** A {@code +} that a client did not escape arrives as a space. */
    static Optional<FhirFormat> ofParameter(String format) {
        var range = MediaRange.one(format.strip().replace(' ', '+'));
        return switch (range.type()) {
            case "json" -> Optional.of(FhirFormat.JSON);
            case "xml" -> Optional.of(FhirFormat.XML);
            default -> isOurVersion(range) ? ofMediaType(range.type()) : Optional.empty();
        };
    }

    /** The format of a body with this Content-Type: FHIR in UTF-8, of our version. */
    static Optional<FhirFormat> ofContentType(String contentType) {
        var range = MediaRange.one(contentType);
        var utf8 = range.parameters().getOrDefault("charset", "utf-8").replace("utf8", "utf-8");
        if (!utf8.equals("utf-8") || !isOurVersion(range)) return Optional.empty();
        return ofMediaType(range.type());
    }

    private static Optional<FhirFormat> ofRange(MediaRange range, FhirFormat usual) {
        return switch (range.type()) {
            case "*/*", "application/*", "*" -> Optional.of(usual);
            case "text/*" -> Optional.of(FhirFormat.JSON);
            default -> ofMediaType(range.type());
        };
    }

    private static Optional<FhirFormat> ofMediaType(String type) {
        return switch (type) {
            case "application/fhir+json", "application/json", "text/json", "application/json+fhir" ->
                Optional.of(FhirFormat.JSON);
            case "application/fhir+xml", "application/xml", "text/xml", "application/xml+fhir" ->
                Optional.of(FhirFormat.XML);
            default -> Optional.empty();
        };
    }

    private static boolean isOurVersion(MediaRange range) {
        var version = range.parameters().getOrDefault("fhirversion", "4.0");
        return version.equals("4.0") || version.equals("4.0.1");
    }

    private static FhirFormat usual(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_TYPE))
                .flatMap(Formats::ofContentType)
                .orElse(FhirFormat.JSON);
    }
}
