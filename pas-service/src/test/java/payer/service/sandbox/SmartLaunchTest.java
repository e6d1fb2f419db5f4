package payer.service.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** The pretend EHR's SMART authorization and FHIR server, as an app meets them. */
class SmartLaunchTest {
    private static final RunningService SERVICE = Clinic.service();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISS = SERVICE.uri("/sandbox/fhir/r4").toString();
    private static final String CALLBACK = SERVICE.uri("/dtr/app/callback").toString();
    private static final String SCOPE =
            "launch openid fhirUser offline_access patient/*.rs patient/QuestionnaireResponse.cruds";

    private final CodeVerifier verifier = new CodeVerifier();

    @Test
    void an_app_opened_from_an_order_gets_the_patient_the_orders_and_the_forms() throws Exception {
        var clinic = ordered();
        var token = token(code(launched(clinic), SCOPE));
        var patient = token.path("patient").asText();
        assertTrue(token.path("need_patient_banner").asBoolean());
        var references = token.path("fhirContext").toString();
        assertTrue(references.contains("Coverage/") && references.contains("DeviceRequest/"), references);
        var context = JSON.readTree(token.path("appContext").asText());
        assertEquals(1, context.path("questionnaires").size(), context.toString());
        assertEquals(1, context.path("assertions").size(), context.toString());
        var identity = SignedJWT.parse(token.path("id_token").asText());
        var keys = JWKSet.parse(SERVICE.get("/sandbox/auth/jwks.json").body());
        assertTrue(identity.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey())));
        var user = identity.getJWTClaimsSet().getStringClaim("fhirUser");
        assertTrue(user.startsWith(ISS + "/Practitioner/"), user);

        var access = token.path("access_token").asText();
        assertEquals(200, get("/Patient/" + patient, access).statusCode());
        assertEquals(200, get(user.substring(ISS.length()), access).statusCode());
        var order = JSON.readTree(
                get("/" + context.path("orders").path(0).asText(), access).body());
        assertTrue(order.path("extension").toString().contains("coverage-information"), order.toString());
        assertTrue(clinic.message("/sandbox/auth/token").contains("code_verifier"));
    }

    @Test
    void a_form_is_stored_found_and_kept_by_its_address() throws Exception {
        var token = token(code(launched(ordered()), SCOPE));
        var access = token.path("access_token").asText();
        var patient = "Patient/" + token.path("patient").asText();
        var form = """
                {"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"http://x.example/q|1",
                 "subject":{"reference":"%s"}}""".formatted(patient);
        var created = send("POST", "/QuestionnaireResponse", form, access);
        assertEquals(201, created.statusCode(), created.body());
        var address = created.headers().firstValue("Location").orElseThrow().substring(ISS.length());
        var id = address.substring(address.lastIndexOf('/') + 1);
        var changed = form.replace("in-progress", "completed").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        assertEquals(200, send("PUT", address, changed, access).statusCode());
        assertTrue(get(address, access).body().contains("\"completed\""));
        var found = get("/QuestionnaireResponse?patient=" + Clinic.encoded(patient) + "&status=completed", access);
        assertEquals(1, JSON.readTree(found.body()).path("total").asInt(), found.body());
        assertEquals(
                400,
                send("POST", "/QuestionnaireResponse", "{\"resourceType\":\"Nothing\"}", access)
                        .statusCode());
        assertEquals(
                403,
                send("POST", "/Task", "{\"resourceType\":\"Task\"}", access).statusCode());
    }

    @Test
    void an_app_that_comes_by_itself_has_a_patient_chosen() throws Exception {
        var scope = "launch/patient patient/*.rs";
        var page = SERVICE.get(authorize(scope, "", CALLBACK, ISS), "Accept", "text/html");
        assertEquals(200, page.statusCode());
        var form = java.util.regex.Pattern.compile("name=\"(request|patient)\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .limit(2)
                .map(field -> field.group(1) + "=" + field.group(2))
                .toList();
        var chosen = SERVICE.post(
                "/sandbox/auth/authorize/patient",
                String.join("&", form),
                "Content-Type",
                "application/x-www-form-urlencoded");
        var token = token(codeOf(chosen));
        assertEquals("patient=" + token.path("patient").asText(), form.get(1));
        assertFalse(token.has("refresh_token"));
        assertFalse(token.has("id_token"));
    }

    @Test
    void a_refresh_token_is_good_once_and_a_code_too() throws Exception {
        var code = code(launched(ordered()), SCOPE);
        var token = token(code);
        assertEquals(400, exchange(codeForm(code)).statusCode());
        var refresh = "grant_type=refresh_token&client_id=payer-form-app&refresh_token="
                + token.path("refresh_token").asText();
        var renewed = exchange(refresh);
        assertEquals(200, renewed.statusCode(), renewed.body());
        assertEquals(token.path("patient"), JSON.readTree(renewed.body()).path("patient"));
        assertEquals(400, exchange(refresh).statusCode());
    }

    @Test
    void who_asks_wrongly_is_refused() {
        assertEquals(400, SERVICE.get(authorize(SCOPE, "", CALLBACK + "x", ISS)).statusCode());
        assertTrue(location(authorize(SCOPE, "", CALLBACK, ISS + "x")).contains("error=invalid_request"));
        assertTrue(location(authorize(SCOPE, "used-up", CALLBACK, ISS)).contains("error=invalid_request"));
        var plain = authorize(SCOPE, "", CALLBACK, ISS).replaceAll("&code_challenge[^&]*", "");
        assertTrue(location(plain).contains("error=invalid_request"));
        var launch = launched(ordered());
        var code = code(launch, SCOPE);
        var other = codeForm(code).replace(verifier.getValue(), new CodeVerifier().getValue());
        assertEquals(400, exchange(other).statusCode());
        assertEquals(401, SERVICE.get("/sandbox/fhir/r4/Patient").statusCode());
        assertEquals(401, get("/Patient", "nothing").statusCode());
    }

    @Test
    void the_configuration_names_what_there_is() throws Exception {
        var said = JSON.readTree(
                SERVICE.get("/sandbox/fhir/r4/.well-known/smart-configuration").body());
        assertEquals(ISS, said.path("issuer").asText());
        for (var name : List.of("jwks_uri", "authorization_endpoint", "token_endpoint"))
            assertTrue(
                    said.path(name)
                            .asText()
                            .startsWith(SERVICE.uri("/sandbox/auth/").toString()),
                    name);
        assertEquals(
                "S256", said.path("code_challenge_methods_supported").path(0).asText());
        assertTrue(SERVICE.get("/sandbox/fhir/r4/metadata").body().contains("CapabilityStatement"));
    }

    private static Clinic ordered() {
        var clinic = Clinic.with(SERVICE, "Felix Abernathy");
        clinic.pick(Orderable.OXYGEN_CONCENTRATOR);
        clinic.sign();
        return clinic;
    }

    private static String launched(Clinic clinic) {
        var address = clinic.launch();
        assertEquals("/dtr/app/launch", address.getPath());
        var parameters = URLUtils.parseParameters(address.getRawQuery());
        assertEquals(List.of(ISS), parameters.get("iss"));
        return parameters.getOrDefault("launch", List.of()).getFirst();
    }

    private String code(String launch, String scope) {
        return codeOf(SERVICE.get(authorize(scope, launch, CALLBACK, ISS)));
    }

    private static String codeOf(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        var parameters = URLUtils.parseParameters(back.getRawQuery());
        assertEquals(List.of("a-state-of-its-own"), parameters.get("state"), back.toString());
        return parameters.getOrDefault("code", List.of("")).getFirst();
    }

    private static String location(String path) {
        return SERVICE.get(path).headers().firstValue("Location").orElse("");
    }

    private String authorize(String scope, String launch, String redirect, String audience) {
        return "/sandbox/auth/authorize?response_type=code&client_id=payer-form-app&redirect_uri="
                + Clinic.encoded(redirect) + "&scope=" + Clinic.encoded(scope) + "&state=a-state-of-its-own&aud="
                + Clinic.encoded(audience) + (launch.isEmpty() ? "" : "&launch=" + launch)
                + "&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    private JsonNode token(String code) throws Exception {
        var answer = exchange(codeForm(code));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        return JSON.readTree(answer.body());
    }

    private String codeForm(String code) {
        return "grant_type=authorization_code&client_id=payer-form-app&code=" + code + "&redirect_uri="
                + Clinic.encoded(CALLBACK) + "&code_verifier=" + verifier.getValue();
    }

    private static HttpResponse<String> exchange(String form) {
        return SERVICE.post("/sandbox/auth/token", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpResponse<String> get(String path, String token) {
        return SERVICE.get("/sandbox/fhir/r4" + path, "Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(String method, String path, String body, String token) {
        return SERVICE.send(SERVICE.request(
                        "/sandbox/fhir/r4" + path,
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
