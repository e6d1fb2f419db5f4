package payer.service.security.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token of a demo client, and nothing else on standard output, for {@code curl -H "Authorization: Bearer $(…)"}. */
@Command(
        name = "token",
        description = "Print a token of a demo client: an access token, or a signed JWT for a CDS Hooks address.")
public final class TokenCommand implements Callable<Integer> {
    private static final Duration LIFE = Duration.ofMinutes(4);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--client",
            paramLabel = "ID",
            defaultValue = "demo-ehr",
            description = "Which one; demo-ehr if not given.")
    private String client = "demo-ehr";

    @Option(names = "--scope", paramLabel = "SCOPES", description = "Scopes to ask for, such as \"system/*.rs\".")
    private @Nullable String scope;

    @Option(names = "--base", paramLabel = "PATH", description = "Only for this base, such as /records/fhir.")
    private @Nullable String base;

    @Option(names = "--cds-hooks", paramLabel = "URL", description = "Instead, a JWT for calling this very address.")
    private @Nullable String cdsHooks;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "The service.")
    private String url = "http://localhost:8080";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The service's data folder.")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws IOException, JOSEException {
        var demo = DemoClient.ofId(client)
                .orElseThrow(() -> wrong("--client must be one of " + String.join(", ", DemoClient.ids())));
        var keys = keys();
        out().println(cdsHooks == null ? accessToken(demo, keys) : hookToken(demo, keys, cdsHooks));
        out().flush();
        return 0;
    }

    /** The JWT with which a demo client calls a hook. */
    public static String hookToken(DemoClient demo, DemoKeys keys, String address, Instant now) throws JOSEException {
        var key = keys.of(demo);
        var claims = new JWTClaimsSet.Builder()
                .issuer(demo.issuer().orElseThrow())
                .audience(address)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private String hookToken(DemoClient demo, DemoKeys keys, String address) throws JOSEException {
        if (demo.issuer().isEmpty()) throw wrong(demo.id() + " calls no hooks; use demo-ehr");
        return hookToken(demo, keys, address, Clock.systemUTC().instant());
    }

    private String accessToken(DemoClient demo, DemoKeys keys) throws IOException, JOSEException {
        if (scope == null) throw wrong("--scope is needed, such as --scope \"system/*.rs\"");
        var key = keys.of(demo);
        var endpoint = URI.create(url + "/token");
        var claims = new JWTAuthenticationClaimsSet(new ClientID(demo.id()), new Audience(endpoint));
        var assertion = new PrivateKeyJWT(claims, JWSAlgorithm.ES384, key.toPrivateKey(), key.getKeyID(), null);
        var request = new TokenRequest.Builder(endpoint, assertion, new ClientCredentialsGrant())
                .scope(Scope.parse(scope))
                .resources(base == null ? new URI[0] : new URI[] {URI.create(url + base)})
                .build();
        return granted(request);
    }

    private String granted(TokenRequest request) throws IOException {
        try {
            var answer = TokenResponse.parse(request.toHTTPRequest().send());
            if (answer.indicatesSuccess())
                return answer.toSuccessResponse()
                        .getTokens()
                        .getBearerAccessToken()
                        .getValue();
            var error = answer.toErrorResponse().getErrorObject();
            throw new IOException("the service refused: " + error.getCode() + ", " + error.getDescription());
        } catch (ParseException e) {
            throw new IOException("what answers at " + url + " is not this service", e);
        }
    }

    private DemoKeys keys() throws IOException {
        var file = data.resolve("demo-clients.json");
        if (!Files.isReadable(file))
            throw wrong("no demo keys in " + data.toAbsolutePath()
                    + "; start ./pas serve first, or name its folder by --data");
        return DemoKeys.read(file);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandSpec().commandLine(), message);
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    private CommandSpec commandSpec() {
        if (spec == null) throw new IllegalStateException("run by picocli only");
        return spec;
    }
}
