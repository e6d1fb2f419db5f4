package payer.service.formapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** An EHR on this machine: it lets an app in by SMART on FHIR, and reads, finds and keeps resources for who has its token. */
public final class PretendEhr implements AutoCloseable {
    public static final String CLIENT = "our-form-app";
    public static final String PRACTITIONER = "Practitioner/dr-lee";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Resource> records = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger count = new AtomicInteger();
    private volatile String practitioner = PRACTITIONER;
    private volatile String patient = "";
    private volatile String appContext = "";
    private volatile int lifetime = 3600;
    private volatile boolean refusesToKeep;

    public PretendEhr() {
        try {
            key = new RSAKeyGenerator(2048).keyID("ehr").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/fhir/.well-known/smart-configuration", exchange -> answer(exchange, 200, configuration()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/fhir/", this::fhir);
        server.start();
    }

    private String root() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String base() {
        return root() + "/fhir";
    }

    /** As a line of the settings names it. */
    public String line() {
        return "mercy = " + base() + "/; client-id = " + CLIENT + "; acts-as = demo-ehr";
    }

    /** The chart of one patient is open: that of the only one among these. */
    public PretendEhr holding(List<Resource> chart) {
        records.clear();
        written.clear();
        chart.forEach(resource -> records.put(address(resource), resource));
        patient = chart.stream()
                .filter(Patient.class::isInstance)
                .map(resource -> resource.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        appContext = "";
        practitioner = PRACTITIONER;
        lifetime = 3600;
        refusesToKeep = false;
        return this;
    }

    void launchesFor(String context) {
        appContext = context;
    }

    void signsIn(String who) {
        practitioner = who;
    }

    void opensChartOf(String other) {
        patient = other;
    }

    void givesTokensFor(int seconds) {
        lifetime = seconds;
    }

    void refusesToKeep() {
        refusesToKeep = true;
    }

    Set<String> tokens() {
        return Set.copyOf(tokens);
    }

    /** What was stored here, each time. */
    List<String> written() {
        return List.copyOf(written);
    }

    public <T extends Resource> List<T> all(Class<T> type) {
        synchronized (records) {
            return records.values().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }
    }

    /** What its page would do: it lets the app in, and sends the browser back. */
    URI approve(URI request) {
        var asked = flat(request.getRawQuery());
        if (!"S256".equals(asked.get("code_challenge_method")) || !base().equals(asked.get("aud")))
            throw new AssertionError("no proper launch: " + asked.keySet());
        var code = "code-" + count.incrementAndGet();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String configuration() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "capabilities":["launch-ehr","launch-standalone","client-public","sso-openid-connect"],
                 "code_challenge_methods_supported":["S256"]}""".formatted(root());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Location", approve(exchange.getRequestURI()).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = flat(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if ("refresh_token".equals(form.get("grant_type"))) {
            answer(exchange, 200, given(Map.of()));
            return;
        }
        var asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null || !isProved(asked, form)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, given(asked));
    }

    private String given(Map<String, String> asked) {
        var access = "ehr-token-" + count.incrementAndGet() + "-" + System.identityHashCode(this);
        tokens.add(access);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", access);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime);
        answer.put("refresh_token", "refresh-" + access);
        answer.put("patient", patient);
        answer.put("scope", asked.getOrDefault("scope", ""));
        answer.put("id_token", idToken(asked));
        if (!appContext.isEmpty()) answer.put("appContext", appContext);
        return JSONObjectUtils.toJSONString(answer);
    }

    private static boolean isProved(Map<String, String> asked, Map<String, String> form) {
        var verifier = new CodeVerifier(form.getOrDefault("code_verifier", "x".repeat(43)));
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                .getValue()
                .equals(asked.get("code_challenge"));
    }

    private String idToken(Map<String, String> asked) {
        var now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(root())
                .subject("user-of-" + practitioner.replace('/', '-'))
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("fhirUser", base() + "/" + practitioner)
                .claim("nonce", asked.get("nonce"));
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ehr").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fhir(HttpExchange exchange) throws IOException {
        var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!tokens.contains(shown.replace("Bearer ", ""))) {
            answer(exchange, 401, "{}");
            return;
        }
        var path = exchange.getRequestURI().getPath().substring("/fhir/".length());
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (path.contains("/")) read(exchange, path);
                else answer(exchange, 200, found(path, exchange.getRequestURI().getRawQuery()));
            }
            case "POST" -> keep(exchange, path + "/stored-" + count.incrementAndGet(), 201);
            case "PUT" -> keep(exchange, path, 200);
            default -> answer(exchange, 405, "{}");
        }
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        var found = records.get(path);
        answer(exchange, found == null ? 404 : 200, found == null ? "{}" : json(found));
    }

    private void keep(HttpExchange exchange, String path, int status) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (refusesToKeep) {
            answer(exchange, 403, "{}");
            return;
        }
        var resource = (Resource) FHIR.newJsonParser().parseResource(body);
        resource.setId(path);
        records.put(path, resource);
        written.add(path);
        exchange.getResponseHeaders().set("Location", base() + "/" + path + "/_history/1");
        answer(exchange, status, json(resource));
    }

    private String found(String type, String query) {
        var wanted = flat(query == null ? "" : query);
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        synchronized (records) {
            records.values().stream()
                    .filter(one -> one.fhirType().equals(type))
                    .filter(one -> isOf(one, wanted.getOrDefault("patient", "")))
                    .filter(one -> hasStatus(one, wanted.getOrDefault("status", "")))
                    .filter(one -> hasCode(one, wanted))
                    .forEach(one -> bundle.addEntry().setResource(one));
        }
        return json(bundle);
    }

    private static boolean isOf(Resource resource, String patient) {
        if (patient.isEmpty()) return true;
        return Stream.of("subject", "beneficiary", "patient")
                .map(resource::getNamedProperty)
                .filter(property -> property != null)
                .flatMap(property -> property.getValues().stream())
                .anyMatch(value -> value instanceof Reference reference
                        && reference.getReference().endsWith("/" + patient.replace("Patient/", "")));
    }

    private static boolean hasStatus(Resource resource, String wanted) {
        if (wanted.isEmpty()) return true;
        var status = resource.getNamedProperty("status");
        return status != null
                && status.getValues().stream()
                        .anyMatch(value -> value instanceof PrimitiveType<?> code
                                && List.of(wanted.split(",", -1)).contains(code.getValueAsString()));
    }

    private static boolean hasCode(Resource resource, Map<String, String> parameters) {
        if (parameters.containsKey("component-code")) return false;
        var wanted = Stream.of("code", "type")
                .filter(parameters::containsKey)
                .map(parameters::get)
                .toList();
        if (wanted.isEmpty()) return true;
        var codes = Set.copyOf(Arrays.asList(wanted.getFirst().split(",", -1)));
        return Stream.of("code", "type", "medication[x]")
                .map(resource::getNamedProperty)
                .filter(property -> property != null)
                .flatMap(property -> property.getValues().stream())
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                .anyMatch(coding -> codes.contains(coding.getSystem() + "|" + coding.getCode()));
    }

    private static String address(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static Map<String, String> flat(String form) {
        var flat = new HashMap<String, String>();
        URLUtils.parseParameters(form).forEach((name, values) -> flat.put(name, values.getFirst()));
        return flat;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        exchange.getRequestURI().getPath().startsWith("/fhir/")
                                ? "application/fhir+json"
                                : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
