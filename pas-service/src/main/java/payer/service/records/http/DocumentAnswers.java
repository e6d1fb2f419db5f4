package payer.service.records.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.EdgeParameters;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/**
 * Sends stored documents as the bytes they are, to clients who plainly want JSON. For everyone else the document is read and
 * left to the edge, which knows all formats and all conditions.
 */
@ServerFilter(RecordsBase.PATH + "/**")
@Order(0)
final class DocumentAnswers {
    private static final List<String> CONDITIONS = List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE);

    private final FhirText text;

    DocumentAnswers(FhirText text) {
        this.text = text;
    }

    @ResponseFilter
    void send(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!(response.body() instanceof ServedDocument document)) return;
        if (plainlyWantsJson(request)) asItIs(response, document);
        else response.body(text.readWithNarratives(new Received(document.json(), FhirFormat.JSON), Resource.class));
    }

    private static boolean plainlyWantsJson(HttpRequest<?> request) {
        var headers = request.getHeaders();
        return EdgeParameters.first(request, "_format").isEmpty()
                && EdgeParameters.first(request, "_pretty").isEmpty()
                && CONDITIONS.stream().noneMatch(headers::contains)
                && headers.getAll(HttpHeaders.ACCEPT).stream().allMatch(DocumentAnswers::isJson)
                && wroteNoXml(request);
    }

    private static boolean isJson(String accept) {
        return accept.equals("application/fhir+json") || accept.equals("application/json") || accept.equals("*/*");
    }

    /** Without a wish of its own, a client gets the format that it writes. */
    private static boolean wroteNoXml(HttpRequest<?> request) {
        var contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return contentType == null || !contentType.toLowerCase(Locale.ROOT).contains("xml");
    }

    private static void asItIs(MutableHttpResponse<?> response, ServedDocument document) {
        response.body(document.json());
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, FhirFormat.JSON.contentType());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaders.VARY, "Accept, Accept-Encoding");
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
