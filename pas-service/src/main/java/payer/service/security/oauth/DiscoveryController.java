package payer.service.security.oauth;

import io.micronaut.context.annotation.Executable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.Map;
import payer.service.caller.Open;
import payer.service.runtime.ServiceSettings;
import payer.service.security.KeyRing;

/** What a client must know before it can ask for a token. Lists what works, and nothing else. */
@Controller
@Open("a client reads this before it has a token")
final class DiscoveryController {
    private static final List<String> SCOPES =
            List.of("system/*.read", "system/*.write", "system/*.*", "system/*.rs", "system/*.cud", "system/*.cruds");

    private final KeyRing keys;
    private final String url;

    DiscoveryController(KeyRing keys, ServiceSettings service) {
        this.keys = keys;
        this.url = service.url().toString();
    }

    @Get("/.well-known/jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<Map<String, Object>> keys() {
        return HttpResponse.ok(keys.published().toJSONObject()).header("Cache-Control", "public, max-age=300");
    }

    /** As JSON whatever the client says that it accepts (SMART, section on discovery). {@link DiscoveryRoutes} lead here. */
    @Executable
    @Produces({
        MediaType.APPLICATION_JSON,
        "application/fhir+json",
        "application/fhir+xml",
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        MediaType.TEXT_HTML,
        MediaType.ALL // by itself it would lose against a route that names the type which is accepted
    })
    HttpResponse<Map<String, Object>> smartConfiguration() {
        return HttpResponse.ok(configuration()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private Map<String, Object> configuration() {
        return Map.ofEntries(
                Map.entry("jwks_uri", url + "/.well-known/jwks.json"),
                Map.entry("token_endpoint", url + TokenController.PATH),
                Map.entry("introspection_endpoint", url + IntrospectionController.PATH),
                Map.entry("revocation_endpoint", url + RevocationController.PATH),
                Map.entry("grant_types_supported", List.of("client_credentials")),
                Map.entry("token_endpoint_auth_methods_supported", List.of("private_key_jwt")),
                Map.entry("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384")),
                Map.entry("scopes_supported", SCOPES),
                Map.entry("capabilities", List.of("client-confidential-asymmetric", "permission-v1", "permission-v2")),
                // Required of every server by SMART, also of one without a code flow.
                Map.entry("code_challenge_methods_supported", List.of("S256")));
    }
}
