package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Call;
import payer.service.sandbox.wire.Exchanged;
import payer.service.sandbox.wire.Wire;

/** Asks the payer to be told of changes, then for authorization; and takes what is told later. */
@Singleton
public final class AskAuthorization {
    private static final String PAS = "/pas/2.0/fhir";
    private static final String FHIR = "application/fhir+json";
    private static final String SCOPE = "system/*.cruds";
    private static final int HOURS_TOLD = 4;
    private static final int TAKEN = 200;
    private static final int CREATED = 201;

    private final Addresses addresses;
    private final PayerAccess access;
    private final Wire wire;
    private final Ids ids;
    private final ServiceSettings settings;
    private final Clock clock;

    AskAuthorization(
            Addresses addresses, PayerAccess access, Wire wire, Ids ids, ServiceSettings settings, Clock clock) {
        this.addresses = addresses;
        this.access = access;
        this.wire = wire;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    public void ask(Visit visit) {
        if (!visit.isSigned()) throw Problem.of(ProblemKind.CONFLICT, "Sign the orders first");
        var token = access.accessToken(SCOPE, visit.messages());
        if (visit.secret().isEmpty()) subscribe(visit, token);
        var trace = ids.next().toString();
        visit.asked(trace);
        var claim = ClaimBundle.of(visit, trace, addresses.fhir(), now());
        var answer = post(visit, "Please authorize this", "/Claim/$submit", claim, token);
        var said = Nodes.maybe(answer.body()).orElseGet(Nodes::object);
        if (answer.statusCode() != TAKEN) throw refused(said);
        DecisionReader.read(said, trace, clock.instant(), false).ifPresent(visit::decide);
    }

    /** What a notification says of the request of this visit; of others', which come too, nothing is shown. */
    public void hear(Visit visit, String body, Exchanged message) {
        var isGreeting = body.contains("\"handshake\"");
        var isOurs = visit.trace().filter(body::contains).isPresent();
        if (isGreeting || isOurs) visit.messages().add(message);
        if (isOurs) Nodes.maybe(body).flatMap(said -> decision(said, visit)).ifPresent(visit::decide);
    }

    private Optional<Decided> decision(JsonNode said, Visit visit) {
        return DecisionReader.read(said, visit.trace().orElse(""), clock.instant(), true);
    }

    /** A subscription is for a practice and for some hours: nobody is there to end it. */
    private void subscribe(Visit visit, String token) {
        var secret = Passes.secret(ids.next(), ids.next());
        var endpoint = addresses.whole(Addresses.NOTIFICATIONS + visit.id());
        var subscription = SubscriptionDraft.of(npi(visit), endpoint, secret, now().plusHours(HOURS_TOLD));
        visit.listen(secret);
        var answer = post(visit, "Tell us of changes", "/Subscription", subscription, token);
        if (answer.statusCode() != CREATED) visit.listen("");
    }

    private static String npi(Visit visit) {
        var practice = visit.records().at(visit.patient().practice()).orElseThrow();
        for (var identifier : practice.path("identifier"))
            if (identifier.path("system").asText().endsWith("us-npi"))
                return identifier.path("value").asText();
        throw new IllegalStateException("a practice of the demo has its NPI");
    }

    private java.net.http.HttpResponse<String> post(
            Visit visit, String title, String path, ObjectNode body, String token) {
        var call = Call.post(title, addresses.whole(PAS + path), FHIR, body.toString())
                .accepting(FHIR)
                .as(token, access.accessTokenAgain(SCOPE));
        return wire.send(call, visit.messages());
    }

    private static Problem refused(JsonNode outcome) {
        var why = outcome.at("/issue/0/details/text").asText("it gave no reason");
        return Problem.of(ProblemKind.UNPROCESSABLE, "The payer did not take the request: " + why);
    }

    private OffsetDateTime now() {
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(settings.zone())
                .toOffsetDateTime();
    }
}
