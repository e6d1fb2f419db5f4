package payer.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import payer.service.security.demo.DemoClient;
import payer.service.security.demo.DemoGrants;
import payer.service.security.demo.DemoKeys;

/** Calls the running service as the demo EHR does: hooks with a JWT for each call, FHIR with an access token. */
final class DemoCalls {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String url;
    private final DemoGrants grants;
    private final DemoKeys keys;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    DemoCalls(String url, DemoGrants grants, DemoKeys keys, Clock clock) {
        this.url = url;
        this.grants = grants;
        this.keys = keys;
        this.clock = clock;
    }

    JsonNode hook(String path, JsonNode body) throws IOException, InterruptedException {
        try {
            var token = DemoGrants.hookToken(DemoClient.EHR, keys, url + path, clock.instant());
            return answered(post(path, token, "application/json", body));
        } catch (JOSEException e) {
            throw new IOException("the hook's token could not be signed", e);
        }
    }

    JsonNode fhir(String path, String scopes, JsonNode body) throws IOException, InterruptedException {
        var token = grants.accessToken(DemoClient.EHR, scopes, null);
        return answered(post(path, token, "application/fhir+json", body));
    }

    private HttpRequest post(String path, String token, String type, JsonNode body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200)
                throw new IOException("the service answered " + answer.statusCode() + " " + answer.body());
            return MAPPER.readTree(answer.body());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + url, e);
        }
    }
}
