package payer.service.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** What a browser fetches before somebody sees a page for the first time, as it comes over the wire. */
class LightPagesTest {
    private static final int MOST = 300_000;
    private static final Pattern FETCHED =
            Pattern.compile("<(?:script|link|img)\\b[^>]*?\\b(?:src|href)=\"(/[^\"]+)\"");
    private static final RunningService SERVICE = DemoPayer.running().service();

    @ParameterizedTest
    @CsvSource({
        ", /",
        ", /sign-in",
        ", /coverage-policies",
        ", /coverage-policies/home-oxygen/2023-01-01",
        ", /guides/review",
        ", /sandbox",
        "demo-nurse, /review",
        "demo-nurse, /review/second-reviews",
        "demo-policy-author, /policies/studio",
        "demo-policy-author, /policies/studio/home-oxygen/2023-01-01",
        "demo-policy-author, /policies/studio/releases",
        "demo-operations, /operations"
    })
    void a_page_is_light(String person, String path) {
        var cookie = Optional.ofNullable(person)
                .map(one -> "staff=" + Browser.of(SERVICE, one).secret());
        var page = fetched(path, cookie);
        assertEquals(200, page.statusCode(), path);
        var weight = page.body().length;
        var linked = FETCHED.matcher(text(page));
        while (linked.find()) weight += fetched(linked.group(1), cookie).body().length;
        assertTrue(weight <= MOST, path + " weighs " + weight);
    }

    private static HttpResponse<byte[]> fetched(String path, Optional<String> cookie) {
        var request = SERVICE.request(path, "Accept-Encoding", "gzip", "Accept", "text/html,*/*;q=0.8");
        cookie.ifPresent(value -> request.header("Cookie", value));
        return SERVICE.send(request.GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        if (answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isEmpty()) return new String(answer.body(), StandardCharsets.UTF_8);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
