package payer.service.fhir.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import payer.problem.Problem;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;

/** Writes a failure in the style of the part of the service that was asked. */
@Singleton
public final class ErrorAnswers {
    private final List<ErrorStyle> styles;

    ErrorAnswers(List<ErrorStyle> styles) {
        this.styles = styles;
    }

    /** For those who must add a header of their own, such as a challenge. */
    public MutableHttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
        return answer(request, Failure.of(problem), HttpResponse.ok());
    }

    MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Failure failure, MutableHttpResponse<?> response) {
        var rendered = styles.stream()
                .filter(style -> style.covers(request))
                .findFirst()
                .orElseThrow()
                .render(request, failure);
        response.status(failure.status());
        failure.headers().forEach((name, value) -> response.getHeaders().set(name, value));
        var written = response.body(rendered.text().getBytes(StandardCharsets.UTF_8));
        AnswerHeaders.forContent(written, rendered.contentType());
        written.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        return written;
    }
}
