package payer.service.formapp.smart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** Opens the FHIR servers of EHRs. Redirects are not followed, so that a token never reaches another host. */
@Singleton
public final class EhrServers {
    private static final int MOST_CONNECTIONS = 100;

    private final ApacheRestfulClientFactory clients;
    private final CloseableHttpClient http;

    EhrServers(FhirContext fhir, FormAppSettings settings) {
        var wait = (int) settings.patience().toMillis();
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
        clients = new ApacheRestfulClientFactory(fhir);
        clients.setHttpClient(http);
        clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
    }

    public EhrServer of(Ehr ehr, EhrTokens tokens) {
        var client = clients.newGenericClient(ehr.issuer());
        client.registerInterceptor(new BearerTokenAuthInterceptor(tokens.access()));
        return new EhrServer(client);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
