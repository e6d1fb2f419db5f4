package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.running.RunningService;

/** Each address names its methods, to whoever asks for them and to whoever tries another, be it an API's, a page's or a file's. */
class MethodsTest {
    private static final RunningService SERVICE = RunningService.shared();

    private static HttpResponse<String> ask(String method, String path, String... headers) {
        return SERVICE.send(SERVICE.request(path, headers).method(method, BodyPublishers.noBody()));
    }

    private static String allowed(HttpResponse<?> answer) {
        return answer.headers().firstValue("Allow").orElse("none named");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /                             | GET, HEAD, OPTIONS
            POST   | /guides/dtr                   | GET, HEAD, OPTIONS
            PUT    | /review                       | GET, HEAD, OPTIONS
            GET    | /revoke                       | OPTIONS, POST
            POST   | /static/house.css             | GET, HEAD, OPTIONS
            DELETE | /static/house.css             | GET, HEAD, OPTIONS
            PUT    | /webjars/htmx.org/2.0.10/dist/htmx.min.js | GET, HEAD, OPTIONS
            GET    | /token                        | OPTIONS, POST
            DELETE | /records/fhir/metadata        | GET, HEAD, OPTIONS
            PATCH  | /pas/2.0/fhir/Claim/$submit   | OPTIONS, POST
            DELETE | /health                       | GET, HEAD, OPTIONS
            """)
    void another_method_is_refused_with_the_names_of_those_that_there_are(String method, String path, String methods) {
        var answer = ask(method, path);
        assertEquals(405, answer.statusCode(), answer.body());
        assertEquals(methods, allowed(answer));
        assertEquals(methods, allowed(ask("OPTIONS", path)));
    }

    @Test
    void a_format_does_not_hide_that_the_method_is_not_there() {
        var answer = ask("DELETE", "/guides/dtr", "Accept", "image/png", "Content-Type", "text/csv");
        assertEquals(405, answer.statusCode(), answer.body());
    }

    @Test
    void a_file_is_still_read_and_nothing_is_still_not_found() {
        assertEquals(200, ask("GET", "/static/house.css").statusCode());
        assertEquals(200, ask("HEAD", "/static/house.css").statusCode());
        assertEquals(404, ask("DELETE", "/static/nothing.css").statusCode());
        assertEquals(404, ask("POST", "/nothing-here").statusCode());
    }

    @Test
    void the_answer_has_the_form_of_what_was_asked() {
        assertTrue(ask("DELETE", "/records/fhir/metadata").body().contains("OperationOutcome"));
        assertTrue(ask("DELETE", "/", "Accept", "text/html").body().contains("<h1>"));
    }
}
