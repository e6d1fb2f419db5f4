package payer.service.sandbox.ehr;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.Passes;
import payer.service.sandbox.Passes.Pass;
import payer.service.sandbox.wire.Curl;
import payer.service.sandbox.wire.Exchanged;
import payer.service.sandbox.wire.Half;
import payer.service.sandbox.wire.Party;

/** Lets in whoever shows a token of the pretend system, and keeps what is asked and answered for the visit that the token opens. */
@Singleton
final class Doorkeeper {
    private static final String BEARER = "Bearer ";

    private final Passes passes;
    private final Addresses addresses;
    private final Clock clock;

    Doorkeeper(Passes passes, Addresses addresses, Clock clock) {
        this.passes = passes;
        this.addresses = addresses;
        this.clock = clock;
    }

    Pass admit(HttpRequest<?> request, char right, String type) {
        var pass = bearer(request)
                .flatMap(passes::of)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_AUTHENTICATED, "This needs a token of the sandbox that is still good"));
        if (!pass.may(right, type)) throw Problem.of(ProblemKind.FORBIDDEN, "The token's scopes do not cover this");
        return pass;
    }

    /** Behind the base. */
    private static String type(HttpRequest<?> request) {
        return request.getPath().substring(Addresses.FHIR.length() + 1).split("/", 2)[0];
    }

    static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    void keep(Pass pass, HttpRequest<?> request, String sent, int status, String said) {
        var title = (pass.holder() == Party.PAYER ? "The payer looks into the chart: " : "The form app at the chart: ")
                + type(request);
        pass.visit().messages().add(exchanged(pass.holder(), title, request, sent, status, said));
    }

    Exchanged exchanged(Party party, String title, HttpRequest<?> request, String sent, int status, String said) {
        var method = request.getMethodName();
        var address = addresses.whole(request.getUri().toString());
        var headers = headers(request);
        // The token opens invented records for some minutes: with it the command works as it stands.
        var curl = Curl.of(method, address, headers, sent, bearer(request).orElse(""));
        var answer = new Half(Map.of("Content-Type", "application/fhir+json"), said);
        return new Exchanged(
                0, clock.instant(), party, title, method, address, new Half(headers, sent), status, answer, curl);
    }

    /** Those that say something: of the connection itself nobody wants to know. */
    private static Map<String, String> headers(HttpRequest<?> request) {
        var headers = new TreeMap<String, String>();
        for (var name : new String[] {HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE})
            Optional.ofNullable(request.getHeaders().get(name)).ifPresent(value -> headers.put(name, value));
        return headers;
    }
}
