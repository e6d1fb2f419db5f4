package payer.service.sandbox.ehr;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.Visit;

/**
 * Lets an app in that the pretend system knows. Whoever sits at the screen counts as signed in: it is a sandbox. From the order
 * page the patient is known; an app that comes by itself has one chosen.
 */
@Singleton
final class AuthorizeApp {
    static final String CLIENT = "payer-form-app";

    private static final Duration CODE_LIFE = Duration.ofMinutes(1);

    private final Addresses addresses;
    private final Launches launches;

    AuthorizeApp(Addresses addresses, Launches launches) {
        this.addresses = addresses;
        this.launches = launches;
    }

    /** Where the browser goes, or the request for which a patient is to be chosen. */
    sealed interface Step {
        record Back(URI to) implements Step {}

        record Choose(String request) implements Step {}
    }

    Step begin(Map<String, List<String>> parameters) {
        var request = read(parameters);
        var wrong = wrong(request);
        if (wrong.isPresent()) return back(request, wrong.get());
        var launch = parameter(request, "launch");
        if (launch.isEmpty()) return new Step.Choose(launches.keep(new Asked(request)));
        return launches.take(launch, Visit.class)
                .map(visit -> granted(request, visit))
                .orElseGet(() -> back(request, OAuth2Error.INVALID_REQUEST.setDescription("this launch is used up")));
    }

    Step chosen(String waiting, Visit visit) {
        var asked = launches.take(waiting, Asked.class)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "This took too long; open the app again"));
        return granted(asked.request(), visit);
    }

    /** To an unknown app or address nobody is sent, not even with an error. */
    private AuthorizationRequest read(Map<String, List<String>> parameters) {
        try {
            var request = AuthorizationRequest.parse(URI.create(addresses.whole(Addresses.AUTHORIZE)), parameters);
            var redirect = Optional.ofNullable(request.getRedirectionURI()).map(URI::toString);
            if (request.getClientID().getValue().equals(CLIENT)
                    && redirect.filter(addresses.appCallback()::equals).isPresent()) return request;
            throw Problem.of(ProblemKind.INVALID_VALUE, "The sandbox does not know this app, or this address of it");
        } catch (ParseException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "This is no request that an app could have sent");
        }
    }

    private Optional<ErrorObject> wrong(AuthorizationRequest request) {
        if (!request.getResponseType().equals(new ResponseType("code")))
            return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        if (request.getState() == null) return invalid("state is missing");
        if (!parameter(request, "aud").equals(addresses.fhir())) return invalid("aud is not this server");
        if (request.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod()))
            return invalid("PKCE with S256 is needed");
        if (request.getScope() == null || request.getScope().isEmpty()) return Optional.of(OAuth2Error.INVALID_SCOPE);
        return Optional.empty();
    }

    private static Optional<ErrorObject> invalid(String why) {
        return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription(why));
    }

    private Step granted(AuthorizationRequest request, Visit visit) {
        var grant = new Granted(
                visit,
                request.getRedirectionURI(),
                Objects.requireNonNull(request.getCodeChallenge()),
                Objects.requireNonNull(request.getScope()).toString(),
                parameter(request, "nonce"));
        var code = new AuthorizationCode(launches.keep(grant, CODE_LIFE));
        return new Step.Back(new AuthorizationSuccessResponse(
                        request.getRedirectionURI(), code, null, request.getState(), ResponseMode.QUERY)
                .toURI());
    }

    private static Step back(AuthorizationRequest request, ErrorObject wrong) {
        return new Step.Back(new AuthorizationErrorResponse(
                        request.getRedirectionURI(), wrong, request.getState(), ResponseMode.QUERY)
                .toURI());
    }

    private static String parameter(AuthorizationRequest request, String name) {
        var values = request.getCustomParameter(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }
}
