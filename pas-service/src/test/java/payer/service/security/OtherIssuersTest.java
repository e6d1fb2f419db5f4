package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import payer.service.caller.ConsumerClass;
import payer.service.running.TestDatabase;

/** Keys that are fetched: of clients that register an address, and of other issuers of access tokens. */
class OtherIssuersTest {
    private static final String ISSUER = "https://login.example.org";

    @Test
    void tokens_of_a_configured_issuer_and_clients_with_a_key_address_are_served() throws IOException {
        var keys = new AtomicReference<>(new JWKSet(ProbeService.EC.toPublicJWK()).toString());
        try (var server = KeyServer.answering(keys);
                var probe = ProbeService.on(
                        TestDatabase.fresh(),
                        Map.of(
                                "security.keys-from-anywhere",
                                true,
                                "security.issuers",
                                List.of(ISSUER + " = " + server.address())))) {
            servesTokensOfTheIssuer(probe);
            servesClientsWithKeyAddress(probe, server.address());
        }
    }

    private static void servesTokensOfTheIssuer(ProbeService probe) {
        var client = probe.register(
                ConsumerClass.PROVIDER_USER, "user/*.rs", new ClientKeys.None(), "/probe/users/fhir", "/probe/fhir");
        var staff = probe.register(ConsumerClass.INTERNAL, "role/operator", new ClientKeys.None(), "/admin");
        var admin = probe.running().uri("/admin").toString();
        assertEquals(200, get(probe, token(staff, admin, "role/operator", claims -> claims), "/admin/probe"));
        assertEquals(403, get(probe, token(staff, admin, "role/auditor", claims -> claims), "/admin/probe"));
        assertEquals(
                401,
                get(
                        probe,
                        token(staff, admin, "role/operator", claims -> claims.issuer(ISSUER + "/")),
                        "/admin/probe"));
        assertEquals(401, get(probe, token(staff, ISSUER, "role/operator", claims -> claims), "/admin/probe"));
        assertEquals(
                403,
                get(
                        probe,
                        token(client, probe.running().uri("/probe/fhir").toString(), "user/*.rs", c -> c),
                        "/probe/fhir/Patient"),
                "this base is not for this class");
    }

    private static void servesClientsWithKeyAddress(ProbeService probe, URI address) {
        var client = probe.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", new ClientKeys.At(address), "/probe/fhir");
        var good = probe.assertion(client, ProbeService.EC);
        assertEquals(200, probe.token(good.sign(), "system/*.rs").statusCode());
        assertEquals(
                200,
                probe.token(
                                probe.assertion(client, ProbeService.EC)
                                        .jku(address)
                                        .sign(),
                                "system/*.rs")
                        .statusCode());
        assertEquals(
                401,
                probe.token(
                                probe.assertion(client, ProbeService.EC)
                                        .jku(URI.create(address + "?other"))
                                        .sign(),
                                "system/*.rs")
                        .statusCode());
        assertEquals(
                401,
                probe.token(probe.assertion(client, ProbeService.RSA).sign(), "system/*.rs")
                        .statusCode());
    }

    private static int get(ProbeService probe, String token, String path) {
        return probe.get(path, token).statusCode();
    }

    private static String token(
            Client client, String audience, String scope, UnaryOperator<JWTClaimsSet.Builder> change) {
        return SignedBy.client(client.id().value(), ProbeService.EC, audience)
                .claims(claims -> change.apply(claims.issuer(ISSUER)
                        .subject("someone")
                        .claim("client_id", client.id().value())
                        .claim("scope", scope)
                        .issueTime(Date.from(SignedBy.now()))))
                .sign();
    }
}
