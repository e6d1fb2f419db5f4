package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

/** A running service with the probe's routes, and clients made for a test. */
final class ProbeService implements AutoCloseable {
    static final JWK EC = ec("ec-1");
    static final JWK RSA = rsa("rsa-1");

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final RunningService service;

    private ProbeService(RunningService service) {
        this.service = service;
    }

    static ProbeService shared() {
        return Shared.SERVICE;
    }

    static ProbeService on(String database, Map<String, Object> settings) {
        var all = new HashMap<String, Object>(settings);
        all.put("probe", "yes");
        all.put("database.url", database);
        all.putIfAbsent(
                "security.bases",
                List.of(
                        "/admin = internal",
                        "/probe/fhir = provider-backend, payer-backend, pa-client, data-source",
                        "/probe/cds-services = pa-client",
                        "/other/fhir = provider-backend"));
        return new ProbeService(RunningService.with(all));
    }

    RunningService running() {
        return service;
    }

    /** Registers a client of its own for the test, in good standing. */
    Client register(ConsumerClass kind, String scopes, ClientKeys keys, String... bases) {
        var client = new Client(
                new ClientId("c-" + UUID.randomUUID()),
                kind,
                "organization-1",
                "A client",
                ClientStatus.PRODUCTION,
                Scopes.parse(scopes),
                List.of(bases),
                keys,
                kind == ConsumerClass.PA_CLIENT
                        ? Optional.of("https://ehr.example.org/" + UUID.randomUUID())
                        : Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                TokenValidity.first(LONG_AGO),
                1);
        inTransaction(() -> service.bean(Clients.class).add(client));
        service.bean(Standing.class).look();
        return client;
    }

    void inTransaction(Runnable work) {
        service.bean(ProbeTransactions.class).run(work);
    }

    static ClientKeys inline(JWK... keys) {
        return new ClientKeys.Inline(new JWKSet(List.of(keys)).toPublicJWKSet());
    }

    SignedBy assertion(Client client, JWK key) {
        return SignedBy.client(client.id().value(), key, tokenEndpoint());
    }

    String tokenEndpoint() {
        return service.uri("/token").toString();
    }

    HttpResponse<String> token(Map<String, String> form) {
        return post("/token", form);
    }

    HttpResponse<String> token(String assertion, String scope) {
        return token(form(assertion, scope));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return service.post(path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    static Map<String, String> form(String assertion, String scope) {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "scope",
                scope,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion));
    }

    /** An access token of this client; fails if it is not granted. */
    String granted(Client client, String scope) {
        var answer = token(assertion(client, EC).sign(), scope);
        var token = ACCESS_TOKEN.matcher(answer.body());
        if (!token.find()) throw new AssertionError(answer.body());
        return token.group(1);
    }

    HttpResponse<String> call(String method, String path, String token) {
        return service.send(
                service.request(path, "Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path, String token) {
        return call("GET", path, token);
    }

    @Override
    public void close() {
        service.close();
    }

    static JWK ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWK rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Shared {
        static final ProbeService SERVICE = on(TestDatabase.fresh(), Map.of());
    }
}
