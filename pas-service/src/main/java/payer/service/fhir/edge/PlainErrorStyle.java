package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import payer.problem.Problem.Issue;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;

/** Where no other style holds: a small JSON object, {@code {"error": …, "message": …, "issues": […]}}. */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
final class PlainErrorStyle implements ErrorStyle {
    private final JsonMapper json;

    PlainErrorStyle(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean covers(HttpRequest<?> request) {
        return true;
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        try {
            return new Rendered(json.writeValueAsString(content(failure)), "application/json;charset=utf-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> content(Failure failure) {
        var first = failure.issues().getFirst();
        var content = new LinkedHashMap<String, Object>();
        content.put("error", first.type().code());
        content.put("message", first.text());
        content.put(
                "issues",
                failure.issues().stream().map(PlainErrorStyle::content).toList());
        failure.incident().ifPresent(incident -> content.put("incident", incident));
        return content;
    }

    private static Map<String, String> content(Issue issue) {
        var content = new LinkedHashMap<String, String>();
        content.put("code", issue.type().code());
        content.put("text", issue.text());
        if (!issue.place().isEmpty()) content.put("place", issue.place());
        return content;
    }
}
