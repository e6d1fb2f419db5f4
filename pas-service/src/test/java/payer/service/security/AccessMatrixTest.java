package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.caller.ConsumerClass;

/** Who may do what, over real HTTP: class of caller by scope by interaction by type. */
class AccessMatrixTest {
    private static final ProbeService PROBE = ProbeService.shared();

    @ParameterizedTest
    @CsvSource({
        // class, scopes, method, path, status
        "PROVIDER_BACKEND, system/*.rs, GET, /probe/fhir/Patient/1, 200",
        "PROVIDER_BACKEND, system/*.rs, GET, /probe/fhir/Patient, 200",
        "PROVIDER_BACKEND, system/*.read, GET, /probe/fhir/Patient, 200",
        "PROVIDER_BACKEND, system/*.rs, POST, /probe/fhir/Patient, 403",
        "PROVIDER_BACKEND, system/*.rs, PUT, /probe/fhir/Patient/1, 403",
        "PROVIDER_BACKEND, system/*.rs, DELETE, /probe/fhir/Patient/1, 403",
        "PROVIDER_BACKEND, system/Patient.rs, GET, /probe/fhir/Claim/1, 403",
        "PROVIDER_BACKEND, system/Patient.r, GET, /probe/fhir/Patient, 403",
        "PROVIDER_BACKEND, system/Patient.s, GET, /probe/fhir/Patient/1, 403",
        "PAYER_BACKEND, system/Claim.rs, GET, /probe/fhir/Claim/1, 200",
        "PAYER_BACKEND, system/Claim.rs, GET, /probe/fhir/Patient/1, 403",
        "DATA_SOURCE, system/*.cruds, PUT, /probe/fhir/Coverage/1, 200",
        "DATA_SOURCE, system/*.u, PUT, /probe/fhir/Coverage/1, 403",
        "DATA_SOURCE, system/*.cu, PUT, /probe/fhir/Coverage/1, 200",
        "DATA_SOURCE, system/*.write, DELETE, /probe/fhir/Coverage/1, 200",
        "DATA_SOURCE, system/*.write, GET, /probe/fhir/Coverage/1, 403",
        "PA_CLIENT, system/Claim.c, POST, /probe/fhir/Claim/$submit, 200",
        "PA_CLIENT, http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit, POST, /probe/fhir/Claim/$submit, 200",
        "PA_CLIENT, system/Claim.rs, POST, /probe/fhir/Claim/$submit, 403",
        "DATA_SOURCE, system/Patient.rs, POST, /probe/fhir, 200",
        "DATA_SOURCE, system/Claim.rs, POST, /probe/fhir, 403",
        "DATA_SOURCE, system/*.cruds, POST, /probe/cds-services/order-sign, 401",
    })
    void a_class_with_scopes_may_do_this(ConsumerClass kind, String scopes, String method, String path, int status) {
        var client = PROBE.register(kind, scopes, ProbeService.inline(ProbeService.EC), "/probe/fhir");
        assertEquals(
                status, PROBE.call(method, path, PROBE.granted(client, scopes)).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "role/operator, /admin/probe, 200",
        "role/auditor, /admin/probe, 403",
        "role/operator, /probe/fhir/Patient/1, 401",
    })
    void staff_have_roles_and_no_data(String scopes, String path, int status) {
        var client = PROBE.register(
                ConsumerClass.INTERNAL, "role/operator role/auditor", ProbeService.inline(ProbeService.EC), "/admin");
        assertEquals(status, PROBE.get(path, PROBE.granted(client, scopes)).statusCode());
    }

    @Test
    void a_class_that_a_base_is_not_for_is_turned_away_there() {
        var client = PROBE.register(
                ConsumerClass.PA_CLIENT,
                "system/*.rs",
                ProbeService.inline(ProbeService.EC),
                "/probe/fhir",
                "/other/fhir");
        var token = PROBE.granted(client, "system/*.rs");
        assertEquals(200, PROBE.get("/probe/fhir/Patient", token).statusCode());
        assertEquals(401, PROBE.get("/other/fhir/Patient", token).statusCode());
    }

    @Test
    void a_token_for_one_base_is_worth_nothing_at_another() {
        var client = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND,
                "system/*.rs",
                ProbeService.inline(ProbeService.EC),
                "/probe/fhir",
                "/other/fhir");
        var form = ProbeService.form(PROBE.assertion(client, ProbeService.EC).sign(), "system/*.rs");
        form.put("resource", PROBE.running().uri("/other/fhir").toString());
        var token = PROBE.token(form).body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertEquals(200, PROBE.get("/other/fhir/Patient", token).statusCode());
        var refused = PROBE.get("/probe/fhir/Patient", token);
        assertEquals(401, refused.statusCode());
        assertTrue(refused.headers().firstValue("WWW-Authenticate").orElse("").contains("error=\"invalid_token\""));
    }

    @Test
    void without_a_token_the_challenge_names_no_error() {
        var refused = PROBE.running().get("/probe/fhir/Patient/W100000001");
        assertEquals(401, refused.statusCode());
        assertEquals(
                "Bearer realm=\"prior-authorization\"",
                refused.headers().firstValue("WWW-Authenticate").orElse(""));
        assertTrue(!refused.body().contains("W100000001"), refused.body());
    }

    @Test
    void a_scope_that_is_missing_is_named() {
        var client = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND,
                "system/Patient.rs",
                ProbeService.inline(ProbeService.EC),
                "/probe/fhir");
        var refused = PROBE.get("/probe/fhir/Claim/1", PROBE.granted(client, "system/Patient.rs"));
        assertEquals(403, refused.statusCode());
        assertEquals(
                "Bearer realm=\"prior-authorization\", error=\"insufficient_scope\", scope=\"system/Claim.r\"",
                refused.headers().firstValue("WWW-Authenticate").orElse(""));
    }

    @Test
    void an_open_route_knows_a_good_token_and_does_not_mind_a_bad_one() {
        var client =
                PROBE.register(ConsumerClass.INTERNAL, "role/operator", ProbeService.inline(ProbeService.EC), "/admin");
        assertEquals(
                "known " + client.id(),
                PROBE.get("/probe/open", PROBE.granted(client, "role/operator")).body());
        assertEquals("stranger", PROBE.get("/probe/open", "rubbish").body());
        assertEquals("stranger", PROBE.running().get("/probe/open").body());
    }

    @Test
    void the_caller_is_handed_to_the_route() {
        var client = PROBE.register(
                ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ProbeService.inline(ProbeService.EC), "/probe/fhir");
        assertEquals(
                client.id() + " reads Patient 7",
                PROBE.get("/probe/fhir/Patient/7", PROBE.granted(client, "system/*.rs"))
                        .body());
    }

    @Test
    void metrics_need_an_operator_unless_a_process_on_this_machine_asks_in_demo_mode() {
        assertEquals(200, PROBE.running().get("/prometheus").statusCode());
        var proxied = PROBE.running().get("/prometheus", "X-Forwarded-For", "203.0.113.9");
        assertEquals(401, proxied.statusCode());
        for (var header : List.of("Via", "X-Real-IP", "X-Forwarded-Proto", "Forwarded"))
            assertEquals(401, PROBE.running().get("/prometheus", header, "1").statusCode(), header);
        var operator = PROBE.running().as("demo-operator", "role/operator");
        assertEquals(
                200,
                PROBE.running()
                        .get("/prometheus", operator[0], operator[1], "X-Forwarded-For", "203.0.113.9")
                        .statusCode());
    }

    @Test
    void health_is_open_and_tells_details_to_an_operator_only() {
        assertEquals("{\"status\":\"UP\"}", PROBE.running().get("/health").body());
        var detailed = PROBE.running().get("/health", PROBE.running().as("demo-operator", "role/operator"));
        assertTrue(detailed.body().contains("details"), detailed.body());
        var other = PROBE.running().get("/health", PROBE.running().as("demo-operator", "role/auditor"));
        assertEquals("{\"status\":\"UP\"}", other.body());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertEquals(404, PROBE.running().get("/nothing/here").statusCode());
    }
}
