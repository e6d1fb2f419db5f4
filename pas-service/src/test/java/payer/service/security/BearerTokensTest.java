package payer.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.service.caller.ConsumerClass;

/** Access tokens that must not be accepted, each with one fault. */
class BearerTokensTest {
    private static final ProbeService PROBE = ProbeService.shared();
    private static final String PATH = "/probe/fhir/Patient";
    private static final Client CLIENT = PROBE.register(
            ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");

    @Test
    void a_good_one_is_accepted_also_the_second_time() {
        var token = OwnToken.of(PROBE, CLIENT, claims -> claims);
        assertEquals(200, PROBE.get(PATH, token).statusCode());
        assertEquals(200, PROBE.get(PATH, token).statusCode());
    }

    @Test
    void an_expired_one_is_refused_as_expired_also_when_it_is_remembered() {
        var old = OwnToken.of(PROBE, CLIENT, claims -> claims.expirationTime(inSeconds(-31)));
        var refused = PROBE.get(PATH, old);
        assertEquals(401, refused.statusCode());
        assertTrue(refused.headers().firstValue("WWW-Authenticate").orElse("").contains("invalid_token"));
        assertTrue(refused.body().contains("expired"), refused.body());
        var justNow = OwnToken.of(PROBE, CLIENT, claims -> claims.expirationTime(inSeconds(-10)));
        assertEquals(200, PROBE.get(PATH, justNow).statusCode(), "clocks may differ by 30 s");
    }

    @Test
    void one_without_times_or_of_the_future_is_refused() {
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.expirationTime(null)));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.issueTime(null)));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.issueTime(inSeconds(90))));
    }

    @Test
    void one_for_another_base_or_for_none_is_refused() {
        var other = PROBE.running().uri("/other/fhir").toString();
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.audience(other)));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.audience(List.of())));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.audience("https://elsewhere.example/probe/fhir")));
    }

    @Test
    void one_of_another_issuer_is_refused() {
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.issuer("https://elsewhere.example")));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.issuer(null)));
    }

    @Test
    void one_of_an_unknown_client_is_refused() {
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.claim("client_id", "nobody")));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.claim("client_id", "no id\n")));
        assertRefused(OwnToken.of(PROBE, CLIENT, claims -> claims.claim("client_id", null)));
    }

    @Test
    void a_scope_beyond_the_registration_gives_nothing() {
        var wide = OwnToken.of(PROBE, CLIENT, claims -> claims.claim("scope", "system/*.cruds"));
        assertEquals(200, PROBE.get(PATH, wide).statusCode());
        assertEquals(403, PROBE.call("POST", PATH, wide).statusCode());
    }

    @Test
    void a_jwt_of_ours_that_is_no_access_token_is_refused() {
        assertRefused(OwnToken.of(PROBE, CLIENT, JOSEObjectType.JWT, claims -> claims));
    }

    @Test
    void a_clients_own_assertion_is_no_access_token() {
        assertRefused(PROBE.assertion(CLIENT, ProbeService.EC).sign());
    }

    @Test
    void an_unsigned_one_is_refused() throws ParseException {
        assertRefused(new PlainJWT(claimsOf(OwnToken.of(PROBE, CLIENT, claims -> claims))).serialize());
    }

    @Test
    void one_signed_with_our_public_key_as_a_secret_is_refused() throws ParseException, JOSEException {
        var ours = PROBE.running().bean(KeyRing.class).current();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(ours.getKeyID())
                .type(AccessTokens.TYPE)
                .build();
        var token = new SignedJWT(header, claimsOf(OwnToken.of(PROBE, CLIENT, claims -> claims)));
        token.sign(new MACSigner(ours.toPublicJWK().toJSONString().getBytes(UTF_8)));
        assertRefused(token.serialize());
    }

    @Test
    void one_with_a_changed_body_is_refused() {
        var one = OwnToken.of(PROBE, CLIENT, claims -> claims).split("\\.", -1);
        var other = OwnToken.of(PROBE, CLIENT, claims -> claims.claim("scope", "system/*.cruds"))
                .split("\\.", -1);
        assertRefused(one[0] + "." + other[1] + "." + one[2]);
    }

    @Test
    void one_signed_by_another_key_under_our_key_id_is_refused() {
        var other = SignedBy.client(CLIENT.id().value(), ProbeService.EC, "x")
                .kid(PROBE.running().bean(KeyRing.class).current().getKeyID())
                .claims(claims -> claims.issuer(PROBE.running().uri("").toString()));
        assertRefused(other.sign());
    }

    @Test
    void rubbish_is_refused_and_a_huge_one_too() {
        for (var text :
                List.of("x", "a.b.c", "..", "Bearer", "é".repeat(50), "x".repeat(20_000), UUID.randomUUID() + "."))
            assertTrue(List.of(400, 401).contains(PROBE.get(PATH, ascii(text)).statusCode()), text);
    }

    @Test
    void another_scheme_is_as_good_as_no_token() {
        var refused = PROBE.running().get(PATH, "Authorization", "Basic ZGVtbzpkZW1v");
        assertEquals(401, refused.statusCode());
        assertFalse(refused.headers().firstValue("WWW-Authenticate").orElse("").contains("error"));
    }

    @Test
    void an_address_of_a_patient_is_not_repeated() {
        var refused = PROBE.get("/probe/fhir/Patient?identifier=W100000001&name=Rivera", "x");
        assertFalse(refused.body().contains("Rivera") || refused.body().contains("W100000001"), refused.body());
    }

    private static void assertRefused(String token) {
        var answer = PROBE.get(PATH, token);
        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").contains("error=\"invalid_token\""));
    }

    private static JWTClaimsSet claimsOf(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static String ascii(String text) {
        return text.replace("é", "%C3%A9");
    }

    private static Date inSeconds(long seconds) {
        return Date.from(SignedBy.now().plus(Duration.ofSeconds(seconds)));
    }
}
