package payer.service.sandbox.wire;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Sends to the payer over HTTP, as any other system would, and keeps what went there and back. */
@Singleton
public final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    Wire(Clock clock) {
        this.clock = clock;
    }

    /** What was answered, whatever its status. */
    public HttpResponse<String> send(Call call, Messages messages) {
        var number = messages.begin();
        try {
            var at = clock.instant();
            var answer = send(call);
            messages.answer(number, exchanged(call, at, answer));
            return answer;
        } finally {
            messages.giveUp(number);
        }
    }

    private static Exchanged exchanged(Call call, Instant at, HttpResponse<String> answer) {
        return new Exchanged(
                0,
                at,
                Party.EHR,
                call.title(),
                call.method(),
                call.address(),
                new Half(call.headers(), call.body()),
                answer.statusCode(),
                new Half(headers(answer), answer.body()),
                Curl.of(call));
    }

    /** The same of what is no matter of a visit. */
    public HttpResponse<String> send(Call call) {
        try {
            return http.send(request(call), BodyHandlers.ofString());
        } catch (IOException e) {
            throw Problem.of(ProblemKind.UNAVAILABLE, "The payer does not answer at its public address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemKind.UNAVAILABLE, "The service is being stopped");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private static HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(URI.create(call.address())).timeout(PATIENCE);
        call.headers().forEach(request::header);
        var body = call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        return request.method(call.method(), body).build();
    }

    private static Map<String, String> headers(HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>();
        answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }
}
