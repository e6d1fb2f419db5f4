package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class DiscoveryTest {
    private static final ProbeService PROBE = ProbeService.shared();

    @Test
    void each_fhir_base_tells_how_to_get_a_token_as_json_whatever_is_accepted() {
        for (var accept : new String[] {"application/json", "application/fhir+xml", "text/html", "*/*"}) {
            var answer = PROBE.running().get("/probe/fhir/.well-known/smart-configuration", "Accept", accept);
            assertEquals(200, answer.statusCode(), accept);
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
            assertTrue(answer.body().contains("\"token_endpoint\":\"" + PROBE.tokenEndpoint() + "\""), answer.body());
        }
    }

    @Test
    void it_wins_against_the_routes_of_the_records() {
        var path = "/records/fhir/.well-known/smart-configuration";
        for (var accept :
                new String[] {"application/json", "application/fhir+json", "application/fhir+xml", "text/html"})
            assertEquals(
                    200, RunningService.shared().get(path, "Accept", accept).statusCode(), accept);
        assertEquals(200, RunningService.shared().get(path).statusCode());
    }

    @Test
    void it_lists_what_works_and_nothing_else() {
        var body = PROBE.running()
                .get("/probe/fhir/.well-known/smart-configuration")
                .body();
        for (var works : new String[] {
            "client-confidential-asymmetric",
            "permission-v1",
            "permission-v2",
            "private_key_jwt",
            "RS384",
            "ES384",
            "/introspect",
            "/revoke",
            "/.well-known/jwks.json",
            "client_credentials",
            "S256"
        }) assertTrue(body.contains(works), works);
        for (var not :
                new String[] {"authorization_endpoint", "launch-", "plain", "\"issuer\"", "registration_endpoint"})
            assertFalse(body.contains(not), not);
    }

    @Test
    void what_is_no_fhir_base_has_none() {
        for (var base : new String[] {"/admin", "/nowhere/fhir", "/probe/cds-services", "/probe"})
            assertEquals(
                    404,
                    PROBE.running()
                            .get(base + "/.well-known/smart-configuration")
                            .statusCode(),
                    base);
    }

    @Test
    void the_published_keys_are_public_ones() throws ParseException {
        var keys = JWKSet.parse(PROBE.running().get("/.well-known/jwks.json").body())
                .getKeys();
        assertEquals(1, keys.size());
        assertFalse(keys.getFirst().isPrivate());
    }
}
