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
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.security.NativeSignatures;

/** How a demo client gets in: by an access token of the running service, or by a JWT that it signs for one hook. */
public final class DemoGrants {
    private static final Duration LIFE = Duration.ofMinutes(4);

    private final String url;
    private final DemoKeys keys;

    public DemoGrants(String url, DemoKeys keys) {
        this.url = url;
        this.keys = keys;
    }

    /** {@code base} is the one base that the token is for; without one it is for all that the client may use. */
    public String accessToken(DemoClient client, String scopes, @Nullable String base) throws IOException {
        try {
            return granted(request(client, scopes, base));
        } catch (JOSEException e) {
            throw new IOException("the client's assertion could not be signed", e);
        }
    }

    /** The request for one, for whoever sends it in a way of their own. */
    public TokenRequest request(DemoClient client, String scopes, @Nullable String base) throws JOSEException {
        var key = keys.of(client);
        var endpoint = URI.create(url + "/token");
        var claims = new JWTAuthenticationClaimsSet(new ClientID(client.id()), new Audience(endpoint));
        var assertion = new PrivateKeyJWT(claims, JWSAlgorithm.ES384, key.toPrivateKey(), key.getKeyID(), null);
        return new TokenRequest.Builder(endpoint, assertion, new ClientCredentialsGrant())
                .scope(Scope.parse(scopes))
                .resources(base == null ? new URI[0] : new URI[] {URI.create(url + base)})
                .build();
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
            throw new IOException("the service refused: " + error.getCode()
                    + (error.getDescription() == null ? "" : ", " + error.getDescription()));
        } catch (ConnectException | UnknownHostException e) {
            throw new IOException("nothing answers at " + url, e);
        } catch (ParseException e) {
            throw new IOException("what answers at " + url + " is not this service", e);
        }
    }

    /** The JWT with which a demo client calls a hook. */
    public static String hookToken(DemoClient client, DemoKeys keys, String address, Instant now) throws JOSEException {
        var key = keys.of(client);
        var claims = new JWTClaimsSet.Builder()
                .issuer(client.issuer().orElseThrow())
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
        token.sign(NativeSignatures.in(new ECDSASigner(key)));
        return token.serialize();
    }
}
