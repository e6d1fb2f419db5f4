package payer.service.security.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An OpenID provider on this machine at which one person is signed in already. */
final class IdentityProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private Map<String, Object> person = Map.of();
    private boolean nonceGoesWrong;

    IdentityProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("idp").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void knows(Map<String, Object> claims) {
        person = claims;
        nonceGoesWrong = false;
    }

    void sendsAnotherNonce() {
        nonceGoesWrong = true;
    }

    /** What the page of the provider would do: it signs the person in, and sends the browser back. */
    URI signIn(URI request) {
        var asked = flat(request.getRawQuery());
        if (!asked.containsKey("code_challenge") || !"S256".equals(asked.get("code_challenge_method")))
            throw new AssertionError("without PKCE: " + asked.keySet());
        var code = "code-" + codes.size();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer());
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = flat(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null || !isProved(asked, form)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                "{\"access_token\":\"none\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken(asked) + "\"}");
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
                .issuer(issuer())
                .audience(asked.get("client_id"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonceGoesWrong ? "another" : asked.get("nonce"));
        person.forEach(claims::claim);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("idp").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> flat(String form) {
        var flat = new HashMap<String, String>();
        URLUtils.parseParameters(form).forEach((name, values) -> flat.put(name, first(values)));
        return flat;
    }

    private static String first(List<String> values) {
        return values.getFirst();
    }

    private static void answer(HttpExchange exchange, String json) {
        try {
            answer(exchange, 200, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
