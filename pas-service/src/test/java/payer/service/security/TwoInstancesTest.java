package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.caller.ConsumerClass;
import payer.service.running.TestDatabase;

/** Two instances on one database, behind one address: what one of them knows must hold at the other. */
class TwoInstancesTest {
    private static final String ADDRESS = "https://payer.example";
    private static final String PATH = "/probe/fhir/Patient";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String DATABASE = TestDatabase.fresh();
    private static final ProbeService ONE = ProbeService.on(DATABASE, Map.of("service.url", ADDRESS));
    private static final ProbeService TWO = ProbeService.on(DATABASE, Map.of("service.url", ADDRESS));

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
    }

    @Test
    void a_token_of_one_is_good_at_the_other() {
        var token = granted(ONE, client());
        assertEquals(200, ONE.get(PATH, token).statusCode());
        assertEquals(200, TWO.get(PATH, token).statusCode());
    }

    @Test
    void both_publish_the_same_keys() {
        var path = "/.well-known/jwks.json";
        assertEquals(ONE.running().get(path).body(), TWO.running().get(path).body());
        assertTrue(!ONE.running().get(path).body().contains("\"d\""), "no private part");
    }

    @Test
    void an_assertion_is_good_at_one_of_them_only() {
        var assertion = assertion(client()).sign();
        assertEquals(200, ONE.token(assertion, "system/*.rs").statusCode());
        assertEquals(401, TWO.token(assertion, "system/*.rs").statusCode());
    }

    @Test
    void of_many_that_use_one_assertion_at_once_one_is_served() throws InterruptedException, ExecutionException {
        var assertion = assertion(client()).sign();
        var calls = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 10; i++) {
            calls.add(() -> ONE.token(assertion, "system/*.rs").statusCode());
            calls.add(() -> TWO.token(assertion, "system/*.rs").statusCode());
        }
        var served = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(calls)) if (answer.get() == 200) served++;
        }
        assertEquals(1, served);
    }

    @Test
    void what_one_registers_the_other_accepts_at_once() throws JOSEException {
        var client = client();
        assertEquals(200, TWO.token(assertion(client).sign(), "system/*.rs").statusCode(), "its first key");
        var other = new ECKeyGenerator(Curve.P_384).keyID("other").generate();
        var keys = ProbeService.inline(ProbeService.EC, other);
        ONE.inTransaction(() -> {
            var stored = ONE.running().bean(Clients.class).find(client.id()).orElseThrow();
            ONE.running()
                    .bean(Clients.class)
                    .change(stored.withKeys(keys, stored.tokens().from()));
        });
        var signed = SignedBy.client(client.id().value(), other, ADDRESS + "/token");
        assertEquals(200, TWO.token(signed.sign(), "system/*.rs").statusCode(), "another key");
    }

    @Test
    void a_token_revoked_at_one_is_refused_at_the_other_within_five_seconds() {
        var client = client();
        var token = granted(ONE, client);
        assertEquals(200, TWO.get(PATH, token).statusCode());
        var form = ProbeService.form(assertion(client).sign(), "");
        form.put("token", token);
        assertEquals(200, ONE.post("/revoke", form).statusCode());
        assertEquals(401, ONE.get(PATH, token).statusCode(), "at once where it was revoked");
        assertSoon(() -> TWO.get(PATH, token).statusCode() == 401);
    }

    @Test
    void a_suspended_client_is_refused_at_the_other_within_five_seconds_and_its_old_tokens_stay_void() {
        var client = client();
        var token = granted(ONE, client);
        assertEquals(200, TWO.get(PATH, token).statusCode());
        become(client, ClientStatus.SUSPENDED, 1);
        assertSoon(() -> TWO.get(PATH, token).statusCode() == 401);
        assertEquals(401, TWO.token(assertion(client).sign(), "system/*.rs").statusCode());
        become(client, ClientStatus.PRODUCTION, 2);
        assertSoon(() -> TWO.token(assertion(client).sign(), "system/*.rs").statusCode() == 200);
        assertEquals(401, TWO.get(PATH, token).statusCode(), "a token from before the suspension");
    }

    @Test
    void a_change_that_is_committed_late_is_not_missed() {
        var early = client();
        var late = client();
        var tokens = List.of(granted(TWO, early), granted(TWO, late));
        ONE.inTransaction(() -> {
            change(late, ClientStatus.SUSPENDED, 1);
            // Another change commits, and is read by the other instance, while this one is still open.
            var other = new Thread(() -> TWO.inTransaction(() -> TWO.running()
                    .bean(Clients.class)
                    .change(early.withStatus(ClientStatus.SUSPENDED, early.scopes(), SignedBy.now()))));
            other.start();
            assertSoon(() -> TWO.get(PATH, tokens.get(0)).statusCode() == 401);
            assertEquals(200, TWO.get(PATH, tokens.get(1)).statusCode(), "not committed, so not known");
        });
        assertSoon(() -> TWO.get(PATH, tokens.get(1)).statusCode() == 401);
    }

    private static Client client() {
        var client = ONE.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
        return client;
    }

    private static SignedBy assertion(Client client) {
        return SignedBy.client(client.id().value(), ProbeService.EC, ADDRESS + "/token");
    }

    private static String granted(ProbeService at, Client client) {
        var answer = at.token(assertion(client).sign(), "system/*.rs");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** Without telling this instance's copy, as if a third one had written it. */
    private static void become(Client client, ClientStatus status, int version) {
        ONE.inTransaction(() -> change(client, status, version));
    }

    private static void change(Client client, ClientStatus status, int version) {
        var clients = ONE.running().bean(Clients.class);
        var stored = clients.find(client.id()).orElseThrow();
        assertEquals(version, stored.version());
        assertTrue(clients.change(stored.withStatus(status, stored.scopes(), SignedBy.now())));
    }

    /** Asks again and again; each asking is a call of the service. */
    private static void assertSoon(BooleanSupplier fact) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) if (fact.getAsBoolean()) return;
        fail("not within " + LIMIT);
    }
}
