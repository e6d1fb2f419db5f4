package payer.service.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.runtime.Example;
import payer.service.security.demo.TokenCommand;

/** Every request that the first page offers to paste works against the demo data. */
class ExamplesTest {

    @Test
    void every_example_answers_as_it_says() {
        try (var service = RunningService.with(Map.of("demo.load", true))) {
            awaitMembers(service);
            var examples = List.copyOf(service.context().getBeansOfType(Example.class));
            assertTrue(examples.size() >= 5, "there are examples");
            for (var example : examples) {
                var answer = send(service, example);
                assertEquals(example.title().contains("wrong") ? 400 : 200, answer.statusCode(), answer.body());
                if (example.path().contains("?"))
                    assertTrue(answer.body().contains("\"match\""), () -> example.title() + " finds nothing");
            }
        }
    }

    @Test
    void an_example_is_a_command_for_a_shell() {
        var example = new Example("It's one", "POST", "/x", "demo-ehr", "system/*.rs", "text/plain", "it's");
        assertEquals("""
                curl -s -X POST \\
                  -H "Authorization: Bearer $(./pas token --client demo-ehr --scope 'system/*.rs')" \\
                  -H 'Content-Type: text/plain' \\
                  -d 'it'\\''s' \\
                  'http://localhost:8080/x'""", example.curl("http://localhost:8080", ""));
    }

    @Test
    void a_command_names_what_it_could_not_guess() {
        var example = Example.get("One", "/x", "demo-ehr", "system/*.rs");
        var options = TokenCommand.options("http://localhost:9000", Path.of("/some folder/demo-clients.json"));
        assertTrue(example.curl("http://localhost:9000", options)
                .contains("--scope 'system/*.rs' --url 'http://localhost:9000' --data '/some folder')\""));
        assertEquals("", TokenCommand.options("http://localhost:8080", Path.of("data/demo-clients.json")));
    }

    private static void awaitMembers(RunningService service) {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (service.get("/health/readiness").statusCode() != 200
                || !service.get(
                                "/records/fhir/Patient?identifier=W100000005",
                                service.as("demo-loader", "system/Patient.rs"))
                        .body()
                        .contains("\"match\"")) {
            assertTrue(System.nanoTime() < limit, "the demo members were not loaded");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static HttpResponse<String> send(RunningService service, Example example) {
        var headers = example.needsToken() ? service.as(example.client(), example.scope()) : new String[0];
        var request = service.request(example.path(), headers)
                .method(example.method(), HttpRequest.BodyPublishers.ofString(example.body()));
        return service.send(
                example.contentType().isEmpty() ? request : request.header("Content-Type", example.contentType()));
    }
}
