package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.service.caller.ConsumerClass;
import payer.service.runtime.ServiceSettings;

/** The JWT of a CDS Hooks client: good once, for one address, from a registered issuer. */
class CdsClientTokensTest {
    private static final ProbeService PROBE = ProbeService.shared();
    private static final String PATH = "/probe/cds-services/order-sign";
    private static final Client EHR = PROBE.register(
            ConsumerClass.PA_CLIENT,
            "system/*.cruds",
            ProbeService.inline(ProbeService.EC, ProbeService.RSA),
            "/probe/cds-services");

    @Test
    void a_good_one_is_accepted_once() {
        var token = good().sign();
        assertEquals("advice for " + EHR.id(), call(token).body());
        assertEquals(401, call(token).statusCode());
    }

    @Test
    void rs384_is_accepted_too() {
        assertEquals(
                200,
                call(SignedBy.cds(issuer(), ProbeService.RSA, address()).sign()).statusCode());
    }

    @Test
    void another_address_is_refused_also_the_base_of_the_right_one() {
        for (var other : List.of(
                address() + "/", PROBE.running().uri("/probe/cds-services").toString(), "https://x.example" + PATH))
            assertRefused(SignedBy.cds(issuer(), ProbeService.EC, other).sign());
    }

    @Test
    void an_issuer_that_is_not_registered_is_refused() {
        assertRefused(SignedBy.cds("https://attacker.example", ProbeService.EC, address())
                .sign());
        assertRefused(good().claims(claims -> claims.issuer(null)).sign());
        assertRefused(good().claims(claims -> claims.issuer(EHR.id().value())).sign());
    }

    @Test
    void a_key_address_that_is_not_registered_is_refused_and_never_fetched() {
        assertRefused(good().jku(URI.create("http://127.0.0.1:1/jwks")).sign());
    }

    @Test
    void times_are_checked() {
        assertRefused(good().claims(claims -> claims.issueTime(null)).sign());
        assertRefused(good().claims(
                        claims -> claims.issueTime(Date.from(SignedBy.now().plusSeconds(90))))
                .sign());
        assertRefused(good().expiresIn(Duration.ofSeconds(-40)).sign());
        assertRefused(good().expiresIn(Duration.ofMinutes(10)).sign());
        assertRefused(good().claims(claims -> claims.expirationTime(null)).sign());
    }

    @Test
    void it_needs_an_id_a_known_key_and_a_good_signature() {
        assertRefused(good().claims(claims -> claims.jwtID(null)).sign());
        assertRefused(good().kid("other").sign());
        assertRefused(SignedBy.cds(issuer(), ProbeService.ec(ProbeService.EC.getKeyID()), address())
                .sign());
        assertRefused(SignedBy.cds(issuer(), ProbeService.RSA, address())
                .algorithm(JWSAlgorithm.RS256)
                .sign());
        assertRefused(good().algorithm(JWSAlgorithm.HS384).signWithSecret(new byte[48]));
    }

    @Test
    void without_one_the_hook_is_closed_and_an_access_token_does_not_open_it() {
        assertEquals(401, PROBE.running().post(PATH, "{}").statusCode());
        var client = PROBE.register(
                ConsumerClass.PA_CLIENT, "system/*.cruds", ProbeService.inline(ProbeService.EC), "/probe/cds-services");
        assertRefused(PROBE.granted(client, "system/*.cruds"));
    }

    private static SignedBy good() {
        return SignedBy.cds(issuer(), ProbeService.EC, address());
    }

    private static String issuer() {
        return EHR.issuer().orElseThrow();
    }

    private static String address() {
        return PROBE.running().bean(ServiceSettings.class).url() + PATH;
    }

    private static HttpResponse<String> call(String token) {
        return PROBE.running().post(PATH, "{}", "Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    private static void assertRefused(String token) {
        assertEquals(401, call(token).statusCode());
    }
}
