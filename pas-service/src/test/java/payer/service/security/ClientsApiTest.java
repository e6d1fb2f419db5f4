package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.caller.ClientId;
import payer.service.runtime.Mode;

/** An operator registers a client, lets it call, and stops it. */
class ClientsApiTest {
    private static final ProbeService PROBE = ProbeService.shared();
    private static final String[] OPERATOR = PROBE.running().as("demo-operator", "role/operator");
    private static final String KEYS = new JWKSet(ProbeService.EC.toPublicJWK()).toString();

    @Test
    void the_life_of_a_client() {
        var id = "life-" + UUID.randomUUID();
        var registered = register(registration(id, "provider-backend", "system/*.rs", KEYS));
        assertEquals(201, registered.statusCode(), registered.body());
        assertEquals(
                "/admin/clients/" + id,
                registered.headers().firstValue("Location").orElse(""));
        assertTrue(registered.body().contains("\"status\":\"draft\""), registered.body());
        assertEquals(401, token(id).statusCode(), "a draft may do nothing");

        assertEquals(200, put(id, "status", "{\"status\":\"sandbox\"}", 1).statusCode());
        assertEquals(200, token(id).statusCode(), "demo mode holds synthetic data only");
        assertEquals(409, put(id, "status", "{\"status\":\"restricted\"}", 2).statusCode());
        assertEquals(
                200, put(id, "status", "{\"status\":\"pending-production\"}", 2).statusCode());
        assertEquals(200, put(id, "status", "{\"status\":\"production\"}", 3).statusCode());

        var access = token(id).body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertEquals(200, PROBE.get("/probe/fhir/Claim", access).statusCode());
        var restricted = put(id, "status", "{\"status\":\"restricted\",\"scope\":\"system/Patient.rs\"}", 4);
        assertEquals(200, restricted.statusCode(), restricted.body());
        assertEquals(401, PROBE.get("/probe/fhir/Claim", access).statusCode(), "tokens from before are void");
        assertTrue(token(id).body().replace("\\/", "/").contains("\"scope\":\"system/Patient.rs\""));

        assertEquals(200, put(id, "status", "{\"status\":\"revoked\"}", 5).statusCode());
        assertEquals(401, token(id).statusCode());
        assertEquals(409, put(id, "status", "{\"status\":\"production\"}", 6).statusCode());
        assertEquals(
                409,
                register(registration(id, "provider-backend", "system/*.rs", KEYS))
                        .statusCode(),
                "its id is never given again");
    }

    @Test
    void keys_are_replaced() {
        var id = "keys-" + UUID.randomUUID();
        register(registration(id, "provider-backend", "system/*.rs", KEYS));
        put(id, "status", "{\"status\":\"sandbox\"}", 1);
        var before = bearer(token(id));
        assertEquals(200, PROBE.get("/probe/fhir/Patient", before).statusCode());
        var other = ProbeService.ec("ec-2");
        assertEquals(
                200,
                put(id, "keys", "{\"jwks\":" + new JWKSet(other.toPublicJWK()) + "}", 2)
                        .statusCode());
        assertEquals(401, token(id).statusCode(), "the old key");
        assertEquals(401, PROBE.get("/probe/fhir/Patient", before).statusCode(), "what the old key obtained");
        assertEquals(200, token(id, other).statusCode());
    }

    @Test
    void what_was_registered_can_be_changed_but_for_who_it_is() {
        var id = "changed-" + UUID.randomUUID();
        register(registration(id, "provider-backend", "system/*.rs", KEYS));
        put(id, "status", "{\"status\":\"sandbox\"}", 1);
        var before = bearer(token(id));
        var renamed = registration(id, "provider-backend", "system/*.rs", KEYS).replace("Some app", "Another name");
        var changed = put(id, "", renamed, 2);
        assertEquals(200, changed.statusCode(), changed.body());
        assertTrue(changed.body().contains("Another name") && changed.body().contains("\"status\":\"sandbox\""));
        assertEquals(200, PROBE.get("/probe/fhir/Patient", before).statusCode(), "it may do the same");

        var narrowed = registration(id, "provider-backend", "system/Claim.rs", KEYS);
        assertEquals(200, put(id, "", narrowed, 3).statusCode());
        assertEquals(401, PROBE.get("/probe/fhir/Patient", before).statusCode(), "it may do something else");
        assertEquals(
                400,
                put(id, "", registration(id, "payer-backend", "system/*.rs", KEYS), 4)
                        .statusCode());
        assertEquals(412, put(id, "", renamed, 2).statusCode());
    }

    private static String bearer(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void its_fhir_servers_are_registered_with_it() {
        var id = "servers-" + UUID.randomUUID();
        var first = registration(id, "provider-backend", "system/*.rs", KEYS)
                .replaceFirst("\\{", "{\"fhirServers\":[\"https://ehr.example/fhir/\"],");
        assertTrue(register(first).body().contains("\"fhirServers\":[\"https://ehr.example/fhir\"]"));
        var changed = put(id, "fhir-servers", "{\"fhirServers\":[\"https://other.example/r4\"]}", 1);
        assertEquals(200, changed.statusCode(), changed.body());
        assertTrue(get(id).body().contains("\"fhirServers\":[\"https://other.example/r4\"]"), get(id).body());
        for (var wrong : new String[] {"http://ehr.example/fhir", "ehr", "https://ehr.example/fhir?x=1"}) {
            var refused = put(id, "fhir-servers", "{\"fhirServers\":[\"" + wrong + "\"]}", 2);
            assertEquals(400, refused.statusCode(), refused.body());
        }
    }

    @Test
    void its_pages_may_read_our_answers_as_long_as_it_may_call() {
        var id = "pages-" + UUID.randomUUID();
        var origin = "https://" + id + ".example";
        register(registration(id, "provider-backend", "system/*.rs", KEYS).replace("https://app.example", origin));
        assertEquals("", allowedOrigin(origin));
        put(id, "status", "{\"status\":\"sandbox\"}", 1);
        assertEquals(origin, allowedOrigin(origin));
        put(id, "status", "{\"status\":\"suspended\"}", 2);
        assertEquals("", allowedOrigin(origin));
    }

    @Test
    void an_old_version_is_refused_and_a_missing_one_too() {
        var id = "version-" + UUID.randomUUID();
        register(registration(id, "provider-backend", "system/*.rs", KEYS));
        assertEquals(200, put(id, "status", "{\"status\":\"sandbox\"}", 1).statusCode());
        assertEquals(412, put(id, "status", "{\"status\":\"revoked\"}", 1).statusCode());
        assertEquals(400, put(id, "status", "{\"status\":\"revoked\"}", -1).statusCode());
        assertEquals("W/\"2\"", get(id).headers().firstValue("ETag").orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"consumerClass\":\"king\"; consumerClass",
                "\"name\":\"\"; name",
                "\"scope\":\"system/*.rs made-up\"; scope",
                "\"scope\":\"patient/*.rs\"; scope",
                "\"scope\":\"role/operator\"; scope",
                "\"scope\":\"\"; scope",
                "\"bases\":[\"/admin\"]; bases",
                "\"bases\":[]; bases",
                "\"bases\":[\"/nowhere\"]; bases",
                "\"jwks\":{\"keys\":[]}; jwks",
                "\"jwks\":{\"no\":1}; jwks",
                "\"jwksUri\":\"https://x.example/jwks\"; jwks",
                "\"redirectUris\":[\"http://app.example/back\"]; redirectUris",
                "\"redirectUris\":[\"https://app.example/back#x\"]; redirectUris",
                "\"origins\":[\"https://app.example/\"]; origins",
                "\"origins\":[\"*\"]; origins",
                "\"jwksUri\":\"https://10.0.0.1/jwks\"; jwksUri",
                "\"jwksURI\":\"https://x.example/jwks\"; body",
                "\"issuer\":\"not a url\"; issuer",
                "\"id\":\"with spaces\"; id",
            })
    void says_what_is_wrong_with_a_registration(String change, String place) {
        var good = registration("wrong-" + UUID.randomUUID(), "provider-backend", "system/*.rs", KEYS);
        var name = change.substring(0, change.indexOf(':'));
        var wrong = good.replaceAll(name + ":(\\{.*}|\\[[^]]*]|\"[^\"]*\"),", "")
                .replaceFirst("\\{", "{" + change.replace("$", "") + ",");
        var answer = register(wrong);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"place\":\"" + place + "\""), answer.body());
    }

    @Test
    void a_client_that_signs_has_keys() {
        var without = registration("no-keys-" + UUID.randomUUID(), "provider-backend", "system/*.rs", KEYS)
                .replaceFirst("\"jwks\":\\{.*?}]},", "");
        var answer = register(without);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"place\":\"jwks\""), answer.body());
    }

    @Test
    void refuses_private_and_weak_keys() throws JOSEException {
        var weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        for (var keys :
                new String[] {new JWKSet(ProbeService.EC).toString(false), new JWKSet(weak.toPublicJWK()).toString()})
            assertEquals(
                    400,
                    register(registration("k-" + UUID.randomUUID(), "provider-backend", "system/*.rs", keys))
                            .statusCode());
    }

    @Test
    void is_for_operators_only() {
        var auditor = PROBE.running().as("demo-operator", "role/auditor");
        assertEquals(403, PROBE.running().get("/admin/clients", auditor).statusCode());
        assertEquals(401, PROBE.running().get("/admin/clients").statusCode());
        var list = PROBE.running().get("/admin/clients", OPERATOR);
        assertEquals(200, list.statusCode());
        assertTrue(list.body().contains("\"id\":\"demo-ehr\""));
        assertFalse(list.body().contains("\"d\":"), "no private part of any key");
        assertEquals(404, get("nobody").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, no, no",
        "SANDBOX, yes, no",
        "PENDING_PRODUCTION, yes, no",
        "PRODUCTION, yes, yes",
        "RESTRICTED, yes, yes",
        "SUSPENDED, no, no",
        "REVOKED, no, no",
    })
    void a_status_says_where_a_client_may_call(ClientStatus status, String demo, String production) {
        assertEquals(demo.equals("yes"), status.mayCall(Mode.DEMO));
        assertEquals(production.equals("yes"), status.mayCall(Mode.PRODUCTION));
    }

    private static String allowedOrigin(String origin) {
        return PROBE.running()
                .post("/token", "x=y", "Origin", origin, "Content-Type", "application/x-www-form-urlencoded")
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static String registration(String id, String kind, String scope, String keys) {
        return """
                {"id":"%s","name":"Some app","consumerClass":"%s","organization":"org-1","scope":"%s",\
                "bases":["/probe/fhir"],"jwks":%s,"origins":["https://app.example"],"redirectUris":[],"tenant":"default"}""".formatted(id, kind, scope, keys);
    }

    private static HttpResponse<String> register(String body) {
        return PROBE.running()
                .post("/admin/clients", body, OPERATOR[0], OPERATOR[1], "Content-Type", "application/json");
    }

    private static HttpResponse<String> get(String id) {
        return PROBE.running().get("/admin/clients/" + id, OPERATOR);
    }

    private static HttpResponse<String> put(String id, String what, String body, int version) {
        var request = PROBE.running()
                .request(
                        "/admin/clients/" + id + (what.isEmpty() ? "" : "/" + what),
                        OPERATOR[0],
                        OPERATOR[1],
                        "Content-Type",
                        "application/json")
                .PUT(BodyPublishers.ofString(body));
        if (version > 0) request.header("If-Match", "W/\"" + version + "\"");
        return PROBE.running().send(request);
    }

    private static HttpResponse<String> token(String id) {
        return token(id, ProbeService.EC);
    }

    private static HttpResponse<String> token(String id, JWK key) {
        return PROBE.token(
                SignedBy.client(new ClientId(id).value(), key, PROBE.tokenEndpoint())
                        .sign(),
                "system/*.rs");
    }
}
