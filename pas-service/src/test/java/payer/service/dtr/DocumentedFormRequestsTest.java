package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** The requests in docs/dtr.md are answered as they stand there. */
final class DocumentedFormRequestsTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final Pattern REQUEST =
            Pattern.compile("'http://localhost:8080(/dtr/[^']+)' -d '\\n(.*?)'\\n```", Pattern.DOTALL);
    private static final Pattern SCOPE = Pattern.compile("--client (demo-provider) --scope '([^']+)'");

    @BeforeAll
    static void insure() {
        Insured.on(SERVICE);
    }

    @Test
    void every_request_of_the_guide_is_answered() throws IOException {
        var guide = Files.readString(Path.of("../docs/dtr.md"));
        var token = first(SCOPE, guide);
        var requests = REQUEST.matcher(guide);
        var count = 0;
        while (requests.find()) {
            count++;
            var answer = SERVICE.post(
                    requests.group(1),
                    requests.group(2)
                            .replace("http://localhost:8080", SERVICE.uri("").toString()),
                    headers(token));
            assertEquals(200, answer.statusCode(), requests.group(1) + " " + answer.body());
            assertTrue(answer.body().contains(wanted(requests.group(1))), answer.body());
        }
        assertEquals(3, count);
    }

    private static String[] headers(Matcher token) {
        var bearer = Tokens.of(SERVICE, token.group(1), token.group(2));
        return new String[] {bearer[0], bearer[1], "Content-Type", "application/fhir+json"};
    }

    /** What the guide says of the answer. */
    private static String wanted(String path) {
        if (path.endsWith("$populate")) return "auto-client";
        return path.endsWith("$log-questionnaire-errors") ? "" : "LumbarMri";
    }

    private static Matcher first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertTrue(found.find());
        return found;
    }
}
