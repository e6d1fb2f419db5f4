package payer.service.security.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import payer.service.runtime.ServiceSettings;

/** The identity provider of the payer, by OpenID Connect: authorization code, with PKCE in any case. */
@Singleton
final class OpenIdProvider {
    private static final int PATIENCE = 5_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final StaffSettings settings;
    private final URI answer;
    private final Clock clock;
    private Optional<Known> known = Optional.empty();

    /** What the provider says of itself, and when it said so. */
    private record Known(OIDCProviderMetadata metadata, Instant read) {}

    OpenIdProvider(StaffSettings settings, ServiceSettings service, Clock clock) {
        this.settings = settings;
        this.answer = URI.create(service.url() + SignInController.ANSWER);
        this.clock = clock;
    }

    /** Where the browser goes to sign in. */
    URI address(State state, Nonce nonce, CodeVerifier verifier) throws SignInRefused {
        return new AuthenticationRequest.Builder(ResponseType.CODE, Scope.parse(settings.scopes()), clientId(), answer)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** What is said of whoever has signed in there, by an ID token that is good. */
    Map<String, Object> claims(String code, PendingSignIns.Pending pending) throws SignInRefused {
        try {
            var response = OIDCTokenResponseParser.parse(
                    request(code, pending.verifier()).toHTTPRequest().send());
            if (!response.indicatesSuccess()) throw new SignInRefused("code-not-accepted");
            var token = response.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
            return validator().validate(token, new Nonce(pending.nonce())).toJSONObject();
        } catch (BadJOSEException e) {
            throw new SignInRefused("id-token-not-good");
        } catch (JOSEException | GeneralException | IOException e) {
            throw new SignInRefused("provider-not-understood");
        }
    }

    /** Some providers say who answers; then it must be this one. */
    boolean isFrom(Optional<String> issuer) {
        return issuer.isEmpty() || issuer.get().equals(settings.issuer());
    }

    private TokenRequest request(String code, String verifier) throws SignInRefused {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), answer, new CodeVerifier(verifier));
        var endpoint = metadata().getTokenEndpointURI();
        return settings.clientSecret().isBlank()
                ? new TokenRequest.Builder(endpoint, clientId(), grant).build()
                : new TokenRequest.Builder(
                                endpoint, new ClientSecretBasic(clientId(), new Secret(settings.clientSecret())), grant)
                        .build();
    }

    private IDTokenValidator validator() throws SignInRefused, IOException {
        var metadata = metadata();
        URL keys = metadata.getJWKSetURI().toURL();
        var algorithms =
                Optional.ofNullable(metadata.getIDTokenJWSAlgs()).orElse(java.util.List.of(JWSAlgorithm.RS256));
        var algorithm = algorithms.stream()
                .filter(one -> JWSAlgorithm.Family.SIGNATURE.contains(one))
                .findFirst()
                .orElseThrow(() -> new SignInRefused("provider-signs-nothing"));
        return new IDTokenValidator(metadata.getIssuer(), clientId(), algorithm, keys);
    }

    private synchronized OIDCProviderMetadata metadata() throws SignInRefused {
        var now = clock.instant();
        var fresh = known.filter(one -> now.isBefore(one.read.plus(KEPT)));
        if (fresh.isPresent()) return fresh.get().metadata;
        try {
            var read = OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), PATIENCE, PATIENCE);
            known = Optional.of(new Known(read, now));
            return read;
        } catch (GeneralException | IOException e) {
            throw new SignInRefused("provider-not-reached");
        }
    }

    private ClientID clientId() {
        return new ClientID(settings.clientId());
    }
}
