package payer.service.formapp.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import payer.service.runtime.ServiceSettings;

/** How somebody is let in at an EHR: SMART App Launch, authorization code with PKCE in any case. */
@Singleton
public final class SmartDoor {
    public static final String CALLBACK = "/dtr/app/callback";
    private static final int LARGEST_KEYS = 256 * 1024;
    private static final long SHORT = 60;

    private final SmartServers servers;
    private final Ehrs ehrs;
    private final FormAppSettings settings;
    private final URI callback;
    private final Clock clock;

    SmartDoor(SmartServers servers, Ehrs ehrs, FormAppSettings settings, ServiceSettings service, Clock clock) {
        this.servers = servers;
        this.ehrs = ehrs;
        this.settings = settings;
        this.callback = URI.create(service.url() + CALLBACK);
        this.clock = clock;
    }

    /** What is asked in one launch, to be known again when the browser comes back. */
    public record Asked(State state, Nonce nonce, CodeVerifier verifier) {
        private static final int BYTES = 32;

        public static Asked fresh() {
            return new Asked(new State(BYTES), new Nonce(), new CodeVerifier());
        }

        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** Where the browser goes. {@code launch} is what the EHR gave; without it the clinician chooses the patient there. */
    public URI address(Ehr ehr, Optional<String> launch, Asked asked) throws LaunchRefused {
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        Scope.parse(ehr.scopes() + (launch.isPresent() ? " launch" : " launch/patient")),
                        new ClientID(ehr.clientId()),
                        callback)
                .endpointURI(servers.of(ehr).authorize())
                .state(asked.state)
                .nonce(asked.nonce)
                .codeChallenge(asked.verifier, CodeChallengeMethod.S256)
                .customParameter("aud", ehr.issuer());
        launch.ifPresent(given -> request.customParameter("launch", given));
        return request.build().toURI();
    }

    /** Who came back, with what they came for. */
    public Arrival arrival(Ehr ehr, String code, String nonce, String verifier) throws LaunchRefused {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(verifier));
        var answer = ask(ehr, grant);
        var told = answer.getCustomParameters();
        if (!(told.get("patient") instanceof String patient) || !patient.matches("[A-Za-z0-9.-]{1,64}"))
            throw new LaunchRefused(
                    "no-patient", "The EHR did not say whose chart is open. Open a chart, and launch the app there.");
        var person = person(ehr, answer, nonce);
        return new Arrival(
                text(person, "sub").orElseThrow(SmartDoor::nobody),
                practitioner(person),
                patient,
                LaunchContext.of(told),
                tokens(answer));
    }

    /** Fresh tokens for who is there still; empty where the EHR gives none any more. */
    public Optional<EhrTokens> renewed(Ehr ehr, EhrTokens tokens) {
        if (tokens.refresh().isEmpty()) return Optional.empty();
        try {
            var fresh = tokens(ask(
                    ehr, new RefreshTokenGrant(new RefreshToken(tokens.refresh().get()))));
            return Optional.of(new EhrTokens(fresh.access(), fresh.refresh().or(tokens::refresh), fresh.expires()));
        } catch (LaunchRefused e) {
            return Optional.empty();
        }
    }

    private OIDCTokenResponse ask(Ehr ehr, AuthorizationGrant grant) throws LaunchRefused {
        try {
            var request = request(ehr, servers.of(ehr).token(), grant).toHTTPRequest();
            servers.limit(request);
            var answer = OIDCTokenResponseParser.parse(request.send());
            if (!answer.indicatesSuccess())
                throw new LaunchRefused(
                        "code-not-accepted", "The EHR did not let the app in. Launch it again from the chart.");
            return (OIDCTokenResponse) answer.toSuccessResponse();
        } catch (GeneralException | JOSEException | IOException e) {
            throw new LaunchRefused(
                    "ehr-not-understood", "The EHR could not be understood. Launch the app again in a minute.");
        }
    }

    private TokenRequest request(Ehr ehr, URI endpoint, AuthorizationGrant grant) throws JOSEException {
        var proof = proof(ehr, endpoint);
        return proof.isPresent()
                ? new TokenRequest.Builder(endpoint, proof.get(), grant).build()
                : new TokenRequest.Builder(endpoint, new ClientID(ehr.clientId()), grant).build();
    }

    private Optional<ClientAuthentication> proof(Ehr ehr, URI endpoint) throws JOSEException {
        var id = new ClientID(ehr.clientId());
        if (!ehr.secret().isBlank()) return Optional.of(new ClientSecretBasic(id, new Secret(ehr.secret())));
        var key = ehrs.keyOf(ehr);
        return key.isEmpty() ? Optional.empty() : Optional.of(signed(id, endpoint, key.get()));
    }

    private static ClientAuthentication signed(ClientID id, URI endpoint, JWK key) throws JOSEException {
        var isCurve = KeyType.EC.equals(key.getKeyType());
        PrivateKey secret =
                isCurve ? key.toECKey().toPrivateKey() : key.toRSAKey().toPrivateKey();
        var algorithm = isCurve ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
        return new PrivateKeyJWT(id, endpoint, algorithm, secret, key.getKeyID(), null);
    }

    private EhrTokens tokens(OIDCTokenResponse answer) {
        var tokens = answer.getTokens();
        var lifetime = tokens.getAccessToken().getLifetime();
        return new EhrTokens(
                tokens.getAccessToken().getValue(),
                Optional.ofNullable(tokens.getRefreshToken()).map(RefreshToken::getValue),
                clock.instant().plusSeconds(lifetime > 0 ? lifetime : SHORT * 5));
    }

    private Map<String, Object> person(Ehr ehr, OIDCTokenResponse answer, String nonce) throws LaunchRefused {
        try {
            if (!(answer.getOIDCTokens().getIDToken() instanceof SignedJWT token)) throw nobody();
            return validator(ehr, token).validate(token, new Nonce(nonce)).toJSONObject();
        } catch (BadJOSEException | JOSEException | IOException e) {
            throw new LaunchRefused(
                    "id-token-not-good",
                    "The EHR's word about who you are is not good. Launch the app again from the chart.");
        }
    }

    private IDTokenValidator validator(Ehr ehr, SignedJWT token) throws LaunchRefused, MalformedURLException {
        var server = servers.of(ehr);
        var algorithm = token.getHeader().getAlgorithm();
        if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) throw nobody();
        var wait = (int) settings.patience().toMillis();
        return new IDTokenValidator(
                new Issuer(server.issuer()),
                new ClientID(ehr.clientId()),
                algorithm,
                server.keys().toURL(),
                new DefaultResourceRetriever(wait, wait, LARGEST_KEYS));
    }

    private static LaunchRefused nobody() {
        return new LaunchRefused(
                "nobody",
                "The EHR did not say who you are. Ask its administrators to let the app have openid and fhirUser.");
    }

    /** Forms name their author: somebody who is no practitioner there cannot fill them in. */
    private static String practitioner(Map<String, Object> person) throws LaunchRefused {
        var user = text(person, "fhirUser").or(() -> text(person, "profile")).orElseThrow(SmartDoor::nobody);
        var at = Math.max(user.lastIndexOf("Practitioner/"), user.lastIndexOf("PractitionerRole/"));
        if (at < 0 || !user.substring(at).matches("Practitioner(Role)?/[A-Za-z0-9.-]{1,64}"))
            throw new LaunchRefused(
                    "no-practitioner", "The form app is for clinicians: the EHR knows you as somebody else.");
        return user.substring(at);
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
