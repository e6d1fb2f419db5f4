package payer.service.fhir.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** Headers that every answer with content of ours has. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    /** Answers hold personal data: no shared cache keeps them, and no browser guesses that they are a page. */
    static void forContent(MutableHttpResponse<?> response, String contentType) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
