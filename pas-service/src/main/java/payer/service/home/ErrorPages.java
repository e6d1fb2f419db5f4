package payer.service.home;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import payer.problem.Problem.Issue;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;

/** A person at a browser reads what went wrong on a page, wherever no API answers in a form of its own. */
@Singleton
@Order(1000)
final class ErrorPages implements ErrorStyle {

    @Override
    public boolean covers(HttpRequest<?> request) {
        var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("text/html");
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        var told = failure.issues().stream().map(ErrorPages::told).collect(Collectors.joining());
        var incident = failure.incident().map(id -> ", incident " + id).orElse("");
        var page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>This did not work</title>
                  <link rel="icon" href="/static/icon.svg" type="image/svg+xml">
                  <link rel="stylesheet" href="/static/house.css">
                </head>
                <body>
                <main>
                <p><a href="/">Home</a></p>
                <h1>This did not work</h1>
                %s<p>Status %d%s.</p>
                </main>
                </body>
                </html>
                """.formatted(told, failure.status(), escaped(incident));
        return new Rendered(page, "text/html;charset=utf-8");
    }

    private static String told(Issue issue) {
        var text = issue.text();
        var sentence = text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return "<p class=\"notice\" role=\"alert\">" + escaped(sentence) + ".</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
