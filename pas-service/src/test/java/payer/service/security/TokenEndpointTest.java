package payer.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.caller.ConsumerClass;

/** SMART Backend Services: each check of a client's assertion with one fault planted, and the grant itself. */
class TokenEndpointTest {
    private static final ProbeService PROBE = ProbeService.shared();
    private static final Client CLIENT = PROBE.register(
            ConsumerClass.PROVIDER_BACKEND,
            "system/Patient.rs system/Claim.cruds",
            ProbeService.inline(ProbeService.EC, ProbeService.RSA),
            "/probe/fhir",
            "/other/fhir");

    @Test
    void grants_a_short_token_to_a_client_that_signs_with_es384() throws ParseException {
        assertGranted(PROBE.token(good().sign(), "system/Patient.rs"));
    }

    @Test
    void grants_a_short_token_to_a_client_that_signs_with_rs384() throws ParseException {
        assertGranted(PROBE.token(PROBE.assertion(CLIENT, ProbeService.RSA).sign(), "system/Patient.rs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "system/Patient.rs; system/Patient.rs",
                "system/*.read; system/Patient.read system/Claim.read",
                "system/*.rs system/Claim.write; system/Patient.rs system/Claim.rs system/Claim.write",
                "system/Patient.cruds; system/Patient.rs",
                "system/Patient.rs user/Patient.rs made-up; system/Patient.rs",
                "system/Patient.rs?_security=x; system/Patient.rs?_security=x",
            })
    void says_what_it_granted_in_the_syntax_that_was_used(String asked, String granted) {
        var answer = PROBE.token(good().sign(), asked).body().replace("\\/", "/");
        assertTrue(answer.contains("\"scope\":\"" + granted + "\""), answer);
    }

    @ParameterizedTest
    @CsvSource({"''", "user/Patient.rs", "made-up", "role/operator", "system/Observation.rs"})
    void grants_nothing_where_nothing_remains(String scope) {
        assertError("invalid_scope", PROBE.token(good().sign(), scope));
    }

    @ParameterizedTest
    @CsvSource({"patient/Patient.rs", "user/Patient.rs patient/*.rs"})
    void grants_no_scope_of_a_patient_or_user_to_who_acts_by_itself(String scope) {
        var client = PROBE.register(
                ConsumerClass.PA_CLIENT,
                "patient/*.rs user/*.rs system/Claim.rs",
                ProbeService.inline(ProbeService.EC),
                "/probe/fhir");
        var assertion = PROBE.assertion(client, ProbeService.EC).sign();
        assertError("invalid_scope", PROBE.token(assertion, scope));
    }

    @Test
    void grants_no_scope_of_a_type_that_there_is_not() {
        var client = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
        assertError(
                "invalid_scope",
                PROBE.token(PROBE.assertion(client, ProbeService.EC).sign(), "system/Foo.rs"));
    }

    @Test
    void who_tries_a_password_is_told_of_the_scheme_again() {
        var answer = PROBE.running()
                .post(
                        "/token",
                        "grant_type=client_credentials&scope=system/*.rs",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic eDp5");
        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic "));
    }

    @Test
    void refuses_a_missing_scope() {
        var form = ProbeService.form(good().sign(), "x");
        form.remove("scope");
        assertError("invalid_scope", PROBE.token(form));
    }

    @ParameterizedTest
    @CsvSource({"password", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer", "x"})
    void refuses_a_grant_type_that_it_does_not_have(String type) {
        var form = ProbeService.form(good().sign(), "system/Patient.rs");
        form.put("grant_type", type);
        assertError("unsupported_grant_type", PROBE.token(form));
    }

    @Test
    void refuses_a_form_without_what_it_needs() {
        var withoutGrant = ProbeService.form(good().sign(), "system/Patient.rs");
        withoutGrant.remove("grant_type");
        assertError("invalid_request", PROBE.token(withoutGrant));
        var withoutType = ProbeService.form(good().sign(), "system/Patient.rs");
        withoutType.remove("client_assertion_type");
        assertError("invalid_request", PROBE.token(withoutType));
        var wrongType = ProbeService.form(good().sign(), "system/Patient.rs");
        wrongType.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        assertError("invalid_request", PROBE.token(wrongType));
        var withoutAssertion = ProbeService.form(good().sign(), "system/Patient.rs");
        withoutAssertion.remove("client_assertion");
        assertError("invalid_client", PROBE.token(withoutAssertion));
        assertError("invalid_request", PROBE.token(Map.of()));
    }

    @Test
    void refuses_a_parameter_sent_twice_and_what_is_no_form() {
        var twice = "grant_type=client_credentials&grant_type=client_credentials&scope=system%2F*.rs";
        assertError(
                "invalid_request",
                PROBE.running().post("/token", twice, "Content-Type", "application/x-www-form-urlencoded"));
        assertError(
                "invalid_request",
                PROBE.running().post("/token", "{\"grant_type\":1}", "Content-Type", "application/json"));
        assertError(
                "invalid_request",
                PROBE.running()
                        .post(
                                "/token",
                                "grant_type=" + "x".repeat(70_000),
                                "Content-Type",
                                "application/x-www-form-urlencoded"));
    }

    @Test
    void refuses_what_is_no_jwt() {
        for (var assertion : List.of("x", "a.b.c", "...", good().sign() + "x", "é", "e30.e30.", "x".repeat(20_000)))
            assertRefused(assertion);
    }

    @Test
    void refuses_an_unsigned_token() {
        assertRefused(new PlainJWT(good().claims()).serialize());
    }

    @Test
    void refuses_a_symmetric_signature_also_under_the_public_key() {
        var publicKey = ProbeService.RSA.toPublicJWK().toJSONString().getBytes(UTF_8);
        var confused = PROBE.assertion(CLIENT, ProbeService.RSA).algorithm(JWSAlgorithm.HS256);
        assertRefused(confused.signWithSecret(publicKey));
        assertRefused(confused.algorithm(JWSAlgorithm.HS384).signWithSecret(publicKey));
    }

    @Test
    void refuses_rs256_although_the_key_is_good() {
        assertRefused(PROBE.assertion(CLIENT, ProbeService.RSA)
                .algorithm(JWSAlgorithm.RS256)
                .sign());
        assertRefused(PROBE.assertion(CLIENT, ProbeService.RSA)
                .algorithm(JWSAlgorithm.PS384)
                .sign());
    }

    @Test
    void refuses_a_client_that_it_does_not_know() {
        assertRefused(SignedBy.client("nobody", ProbeService.EC, PROBE.tokenEndpoint())
                .sign());
        assertRefused(SignedBy.client("not an id\n", ProbeService.EC, PROBE.tokenEndpoint())
                .sign());
    }

    @Test
    void refuses_an_issuer_that_is_not_the_subject() {
        assertRefused(good().claims(claims -> claims.subject("demo-ehr")).sign());
        assertRefused(good().claims(claims -> claims.subject(null)).sign());
        assertRefused(good().claims(claims -> claims.issuer(null)).sign());
    }

    @Test
    void refuses_a_client_id_that_is_not_the_signer() {
        var form = ProbeService.form(good().sign(), "system/Patient.rs");
        form.put("client_id", "demo-ehr");
        assertError("invalid_client", PROBE.token(form));
    }

    @Test
    void refuses_a_key_id_that_is_not_registered_or_not_named() {
        assertRefused(good().kid("other").sign());
        assertRefused(good().kid(null).sign());
    }

    @Test
    void refuses_a_key_id_that_two_keys_have() {
        var client = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND,
                "system/Patient.rs",
                new ClientKeys.Inline(new JWKSet(List.of(twin().toPublicJWK(), twin().toPublicJWK()))),
                "/probe/fhir");
        assertRefused(PROBE.assertion(client, twin()).sign());
    }

    @Test
    void refuses_a_key_whose_type_is_not_the_algorithms() {
        assertRefused(PROBE.assertion(CLIENT, ProbeService.RSA)
                .kid(ProbeService.EC.getKeyID())
                .sign());
        assertRefused(good().kid(ProbeService.RSA.getKeyID()).sign());
    }

    @Test
    void refuses_another_key_under_a_registered_key_id() {
        assertRefused(PROBE.assertion(CLIENT, ProbeService.ec(ProbeService.EC.getKeyID()))
                .sign());
    }

    @Test
    void refuses_changed_claims() {
        var parts = good().sign().split("\\.", -1);
        var others = good().sign().split("\\.", -1);
        assertRefused(parts[0] + "." + others[1] + "." + parts[2]);
    }

    @Test
    void refuses_a_key_address_that_is_not_registered() {
        assertRefused(good().jku(URI.create("https://attacker.example/jwks")).sign());
    }

    @Test
    void refuses_another_audience() {
        assertRefused(SignedBy.client(CLIENT.id().value(), ProbeService.EC, "https://other.example/token")
                .sign());
        assertRefused(good().claims(claims -> claims.audience(List.of())).sign());
        assertRefused(good().claims(claims -> claims.audience(PROBE.tokenEndpoint() + "/"))
                .sign());
    }

    @Test
    void refuses_an_expired_assertion_and_allows_for_clocks_that_differ() throws ParseException {
        assertRefused(good().expiresIn(Duration.ofSeconds(-40)).sign());
        assertGranted(PROBE.token(good().expiresIn(Duration.ofSeconds(-10)).sign(), "system/Patient.rs"));
        assertRefused(good().claims(claims -> claims.expirationTime(null)).sign());
    }

    @Test
    void refuses_an_assertion_that_lives_longer_than_five_minutes() {
        assertRefused(good().expiresIn(Duration.ofMinutes(6)).sign());
    }

    @Test
    void refuses_an_assertion_of_the_future() {
        var later = Date.from(SignedBy.now().plusSeconds(120));
        assertRefused(good().claims(claims -> claims.issueTime(later)).sign());
        assertRefused(good().claims(claims -> claims.notBeforeTime(later)).sign());
    }

    @Test
    void refuses_an_assertion_without_an_id_or_with_one_used_before() throws ParseException {
        assertRefused(good().claims(claims -> claims.jwtID(null)).sign());
        var once = good().sign();
        assertGranted(PROBE.token(once, "system/Patient.rs"));
        assertRefused(once);
    }

    @Test
    void two_clients_may_use_the_same_id() throws ParseException {
        var other = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
        var id = "the-same";
        assertGranted(PROBE.token(good().claims(claims -> claims.jwtID(id)).sign(), "system/Patient.rs"));
        assertGranted(PROBE.token(
                PROBE.assertion(other, ProbeService.EC)
                        .claims(claims -> claims.jwtID(id))
                        .sign(),
                "system/Patient.rs"));
    }

    @Test
    void a_refused_assertion_uses_no_id_up() throws ParseException {
        var sentElsewhere = good();
        assertRefused(sentElsewhere
                .claims(claims -> claims.audience("https://x.example"))
                .sign());
        assertGranted(PROBE.token(sentElsewhere.sign(), "system/Patient.rs"));
    }

    @Test
    void names_only_bases_of_this_client() throws ParseException {
        var form = ProbeService.form(good().sign(), "system/Patient.rs");
        form.put("resource", PROBE.running().uri("/probe/fhir").toString());
        var token = assertGranted(PROBE.token(form));
        assertEquals(
                List.of(PROBE.running().uri("/probe/fhir").toString()),
                SignedJWT.parse(token).getJWTClaimsSet().getAudience());
        var other = ProbeService.form(good().sign(), "system/Patient.rs");
        other.put("resource", PROBE.running().uri("/admin").toString());
        assertError("invalid_target", PROBE.token(other));
    }

    @ParameterizedTest
    @CsvSource({"DRAFT", "SUSPENDED", "REVOKED"})
    void refuses_a_client_that_may_not_call(ClientStatus status) {
        var stored = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
        PROBE.inTransaction(() ->
                PROBE.running().bean(Clients.class).change(stored.withStatus(status, stored.scopes(), SignedBy.now())));
        PROBE.running().bean(Standing.class).look();
        assertRefused(PROBE.assertion(stored, ProbeService.EC).sign());
    }

    @Test
    void a_charset_beside_the_content_type_does_no_harm() {
        var body = "grant_type=client_credentials&scope=system%2F*.rs&client_assertion_type="
                + "urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=" + good().sign();
        var answer = PROBE.running()
                .post("/token", body, "Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void what_goes_wrong_beside_it_is_told_in_the_same_words() {
        var wrongMethod = PROBE.running().get("/token");
        assertEquals(405, wrongMethod.statusCode());
        assertTrue(wrongMethod.body().contains("\"error\":\"invalid_request\""), wrongMethod.body());
    }

    @Test
    void repeats_nothing_that_was_sent() {
        var marked = "W100000001";
        var form = ProbeService.form(
                good().claims(claims -> claims.issuer(marked).subject(marked)).sign(), marked);
        assertFalse(PROBE.token(form).body().contains(marked));
        form.put("grant_type", marked);
        assertFalse(PROBE.token(form).body().contains(marked));
    }

    private static SignedBy good() {
        return PROBE.assertion(CLIENT, ProbeService.EC);
    }

    private static final JWK TWIN = ProbeService.ec("twin");

    private static JWK twin() {
        return TWIN;
    }

    private static String assertGranted(HttpResponse<String> answer) throws ParseException {
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("no-cache", answer.headers().firstValue("Pragma").orElse(""));
        assertTrue(answer.body().contains("\"token_type\":\"Bearer\""), answer.body());
        assertTrue(answer.body().contains("\"expires_in\":300"), answer.body());
        assertFalse(answer.body().contains("refresh_token"));
        var token = answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertEquals("at+jwt", SignedJWT.parse(token).getHeader().getType().getType());
        return token;
    }

    private static void assertRefused(String assertion) {
        var answer = PROBE.token(assertion, "system/Patient.rs");
        assertError("invalid_client", answer);
        assertEquals(401, answer.statusCode());
    }

    private static void assertError(String code, HttpResponse<String> answer) {
        assertTrue(answer.body().contains("\"error\":\"" + code + "\""), answer.statusCode() + " " + answer.body());
        assertTrue(List.of(400, 401).contains(answer.statusCode()), answer.body());
        assertEquals(
                "application/json",
                answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }
}
