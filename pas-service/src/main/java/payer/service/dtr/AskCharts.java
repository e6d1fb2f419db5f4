package payer.service.dtr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.dtr.answer.Gap;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.DataNeed;

/**
 * Fetches from a provider's FHIR server all that forms look at, in one go: every search at once, page after page, nothing
 * after the deadline. A search that fails leaves the others alone, and what it would have found is told as missing.
 * Redirects are not followed, and pages only below the server's own address, so that a token never reaches another host.
 */
@Singleton
final class AskCharts {
    private static final Logger LOG = LoggerFactory.getLogger(AskCharts.class);
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_PER_SERVER = 32;
    private static final int MOST_PAGES = 40;
    private static final Gap REFUSED = new Gap(Gap.Why.REFUSED, "access to it was refused");
    private static final Gap LATE = new Gap(Gap.Why.UNREACHED, "the provider's system did not answer in time");
    private static final Gap BROKEN = new Gap(Gap.Why.UNREACHED, "the provider's system could not answer");
    private static final Gap UNSEARCHED =
            new Gap(Gap.Why.UNREACHED, "the provider's system cannot be searched for what stands inside panels");
    private static final Gap TOO_MUCH = new Gap(Gap.Why.UNREACHED, "there is more of it than is looked through");

    private final ApacheRestfulClientFactory clients;
    private final CloseableHttpClient http;
    private final DtrSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AskCharts(FhirContext fhir, DtrSettings settings) {
        this.settings = settings;
        this.http = client(settings);
        this.clients = new ApacheRestfulClientFactory(fhir);
        clients.setHttpClient(http);
        clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
    }

    private static CloseableHttpClient client(DtrSettings settings) {
        var wait = (int) settings.chartDeadline().toMillis();
        return HttpClients.custom()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_PER_SERVER)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(wait)
                        .setConnectionRequestTimeout(wait)
                        .setSocketTimeout(wait)
                        .build())
                .build();
    }

    /** What one search found, and why there is not all of it, if so. */
    private record Found(List<Resource> resources, Optional<Gap> gap) {
        static Found nothing(Gap gap) {
            return new Found(List.of(), Optional.of(gap));
        }

        @Override
        public String toString() {
            return "Found";
        }
    }

    /** {@code patient} is a reference on that server. */
    ChartData ask(ChartServer server, String patient, List<DataNeed> needs) {
        var until = System.nanoTime() + settings.chartDeadline().toNanos();
        var client = clients.newGenericClient(server.address().toString());
        client.registerInterceptor(new BearerTokenAuthInterceptor(server.token()));
        var queries = ChartQueries.of(needs, patient);
        var running = queries.stream()
                .map(query -> threads.submit(() -> search(client, server, query)))
                .toList();
        var resources = new LinkedHashMap<String, Resource>();
        var missing = new LinkedHashMap<String, Gap>();
        for (var index = 0; index < queries.size(); index++)
            keep(queries.get(index), found(running.get(index), until), resources, missing);
        return new ChartData(List.copyOf(resources.values()), missing);
    }

    private static void keep(
            ChartQueries.Query query, Found found, Map<String, Resource> resources, Map<String, Gap> missing) {
        found.resources.forEach(resource -> resources.putIfAbsent(
                query.type() + "/" + resource.getIdElement().getIdPart(), resource));
        found.gap.ifPresent(gap -> missing.putIfAbsent(query.kind(), isUnsearched(query, gap) ? UNSEARCHED : gap));
    }

    /** Servers need not know this search, and many do not. */
    private static boolean isUnsearched(ChartQueries.Query query, Gap gap) {
        return query.kind().equals(ChartData.PANELS) && gap.equals(BROKEN);
    }

    private static Found search(IGenericClient client, ChartServer server, ChartQueries.Query query) {
        var found = new ArrayList<Resource>();
        Bundle page =
                client.search().byUrl(query.text()).returnBundle(Bundle.class).execute();
        for (var pages = 1; ; pages++) {
            page.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(resource -> resource != null && !(resource instanceof OperationOutcome))
                    .forEach(found::add);
            var next = page.getLink(Bundle.LINK_NEXT);
            if (next == null || !next.hasUrl()) return new Found(found, Optional.empty());
            if (pages == MOST_PAGES || !server.holds(next.getUrl())) return new Found(found, Optional.of(TOO_MUCH));
            page = client.loadPage()
                    .byUrl(next.getUrl())
                    .andReturnBundle(Bundle.class)
                    .execute();
        }
    }

    private static Found found(Future<Found> running, long until) {
        try {
            return running.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            LOG.warn("A chart's server did not answer in time");
            return Found.nothing(LATE);
        } catch (ExecutionException e) {
            return Found.nothing(failed(e));
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return Found.nothing(LATE);
        }
    }

    private static Gap failed(ExecutionException failure) {
        var cause = failure.getCause();
        if (cause instanceof AuthenticationException || cause instanceof ForbiddenOperationException) return REFUSED;
        // The cause may quote the address, which names a patient.
        LOG.warn(
                "A chart's server could not answer: {}",
                cause == null ? "unknown" : cause.getClass().getSimpleName());
        return BROKEN;
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
