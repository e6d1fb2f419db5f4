package payer.service.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the caller's FHIR server for what did not come along: everything at once, and nothing after the deadline. Answers stay
 * JSON, since an order goes back as it came. Redirects are not followed, so that a token never reaches another host.
 */
@Context
final class AskEhr {
    private static final Logger LOG = LoggerFactory.getLogger(AskEhr.class);
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 200;

    private final HookJson json;
    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AskEhr(HookJson json, CrdSettings settings) {
        this.json = json;
        var wait = (int) settings.deadline().toMillis();
        http = HttpClients.custom()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(wait)
                        .setConnectionRequestTimeout(wait)
                        .setSocketTimeout(wait)
                        .build())
                .build();
    }

    /** What was answered, in the order of the queries; empty where nothing was, or nothing that can be read. */
    List<Optional<JsonNode>> ask(EhrSession session, List<String> queries) {
        var requests = queries.stream().map(query -> request(session, query)).toList();
        var running = requests.stream()
                .map(request -> threads.submit(() -> http.execute(request, this::read)))
                .toList();
        var answers = new ArrayList<Optional<JsonNode>>();
        for (int i = 0; i < running.size(); i++) answers.add(answer(running.get(i), requests.get(i), session));
        return answers;
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        http.close();
    }

    private static HttpGet request(EhrSession session, String query) {
        var request = new HttpGet(session.address(query));
        request.setHeader("Accept", "application/fhir+json");
        request.setHeader("Authorization", "Bearer " + session.access().token());
        return request;
    }

    private Optional<JsonNode> answer(Future<JsonNode> running, HttpGet request, EhrSession session) {
        try {
            return Optional.of(running.get(session.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            request.abort();
            LOG.warn("An EHR did not answer in time");
        } catch (ExecutionException e) {
            // The cause may quote the address, which names a patient.
            LOG.warn("An EHR did not answer: {}", kind(e));
        } catch (InterruptedException e) {
            request.abort();
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String kind(ExecutionException failed) {
        var cause = failed.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    private JsonNode read(HttpResponse response) throws IOException {
        if (response.getStatusLine().getStatusCode() != 200) throw new IOException("the answer is not 200");
        if (response.getEntity() == null) throw new IOException("the answer is empty");
        try (var body = response.getEntity().getContent()) {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw new IOException("the answer is too large");
            return json.read(bytes);
        }
    }
}
