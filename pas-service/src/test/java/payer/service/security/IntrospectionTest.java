package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import payer.service.caller.ConsumerClass;

/** Introspection (RFC 7662) and revocation (RFC 7009). */
class IntrospectionTest {
    private static final ProbeService PROBE = ProbeService.shared();
    private static final String INACTIVE = "{\"active\":false}";
    private static final Client CLIENT = client("system/*.rs");

    @Test
    void a_client_learns_about_its_own_token() {
        var answer = introspect(CLIENT, PROBE.granted(CLIENT, "system/*.read"));
        assertEquals(200, answer.statusCode());
        for (var part : new String[] {
            "\"active\":true",
            "\"client_id\":\"" + CLIENT.id() + "\"",
            "\"scope\":\"system/*.read\"",
            "\"exp\":",
            "\"iat\":",
            "\"token_type\":\"Bearer\""
        }) assertTrue(answer.body().replace("\\/", "/").contains(part), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void about_every_other_token_it_learns_nothing() {
        assertEquals(
                INACTIVE,
                introspect(CLIENT, PROBE.granted(client("system/*.rs"), "system/*.rs"))
                        .body());
        assertEquals(INACTIVE, introspect(CLIENT, "rubbish").body());
        assertEquals(
                INACTIVE,
                introspect(CLIENT, OwnToken.of(PROBE, CLIENT, claims -> claims.issuer("https://x.example")))
                        .body());
    }

    @Test
    void an_operator_learns_about_any_token_by_a_token_of_their_own() {
        var token = PROBE.granted(CLIENT, "system/*.rs");
        var operator = PROBE.running().as("demo-operator", "role/operator");
        var answer = PROBE.running()
                .post(
                        "/introspect",
                        "token=" + token,
                        operator[0],
                        operator[1],
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertTrue(answer.body().contains("\"active\":true"), answer.body());
    }

    @Test
    void who_asks_must_be_known() {
        var form = ProbeService.form(
                PROBE.assertion(CLIENT, ProbeService.ec("ec-1")).sign(), "");
        form.put("token", "x");
        assertEquals(401, PROBE.post("/introspect", form).statusCode());
        var bad = PROBE.running()
                .post(
                        "/introspect",
                        "token=x",
                        "Authorization",
                        "Bearer rubbish",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertEquals(401, bad.statusCode());
        assertTrue(bad.body().contains("invalid_client"));
    }

    @Test
    void a_revoked_token_is_inactive_and_refused() {
        var token = PROBE.granted(CLIENT, "system/*.rs");
        assertEquals(200, PROBE.get("/probe/fhir/Patient", token).statusCode());
        assertEquals(200, revoke(CLIENT, token).statusCode());
        assertEquals(INACTIVE, introspect(CLIENT, token).body());
        assertEquals(401, PROBE.get("/probe/fhir/Patient", token).statusCode());
    }

    @Test
    void revoking_what_is_none_or_anothers_is_answered_the_same_and_changes_nothing() {
        var others = PROBE.granted(client("system/*.rs"), "system/*.rs");
        assertEquals(200, revoke(CLIENT, others).statusCode());
        assertEquals(200, revoke(CLIENT, "rubbish").statusCode());
        assertEquals(200, PROBE.get("/probe/fhir/Patient", others).statusCode());
    }

    @Test
    void revoking_needs_a_client_and_a_token() {
        var form = ProbeService.form(PROBE.assertion(CLIENT, ProbeService.EC).sign(), "");
        assertEquals(400, PROBE.post("/revoke", form).statusCode());
        assertEquals(
                401,
                PROBE.running()
                        .post("/revoke", "token=x", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode());
    }

    private static Client client(String scopes) {
        return PROBE.register(
                ConsumerClass.PROVIDER_BACKEND, scopes, ProbeService.inline(ProbeService.EC), "/probe/fhir");
    }

    private static HttpResponse<String> introspect(Client asking, String token) {
        var form = ProbeService.form(
                SignedBy.client(
                                asking.id().value(),
                                ProbeService.EC,
                                PROBE.running().uri("/introspect").toString())
                        .sign(),
                "");
        form.put("token", token);
        return PROBE.post("/introspect", form);
    }

    private static HttpResponse<String> revoke(Client asking, String token) {
        var form = ProbeService.form(PROBE.assertion(asking, ProbeService.EC).sign(), "");
        form.put("token", token);
        return PROBE.post("/revoke", form);
    }
}
