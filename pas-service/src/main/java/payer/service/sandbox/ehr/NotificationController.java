package payer.service.sandbox.ehr;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.AskAuthorization;
import payer.service.sandbox.Visit;
import payer.service.sandbox.Visits;
import payer.service.sandbox.wire.Party;

/** Where the payer's notifications arrive. */
@Controller(Addresses.NOTIFICATIONS)
@Consumes(MediaType.ALL)
@Open("a system of its own, in demo mode only: the payer shows the secret that was given with the subscription")
final class NotificationController {
    private final Visits visits;
    private final AskAuthorization ask;
    private final Doorkeeper doorkeeper;

    NotificationController(Visits visits, AskAuthorization ask, Doorkeeper doorkeeper) {
        this.visits = visits;
        this.ask = ask;
        this.doorkeeper = doorkeeper;
    }

    /** Taken also when the visit is forgotten: the payer shall not try again and again. */
    @Post("/{visit}")
    HttpResponse<?> hear(UUID visit, @Body String body, HttpRequest<?> request) {
        visits.find(visit).ifPresent(found -> hear(found, body, request));
        return HttpResponse.noContent();
    }

    private void hear(Visit visit, String body, HttpRequest<?> request) {
        if (visit.secret().isEmpty()
                || Doorkeeper.bearer(request).filter(visit.secret()::equals).isEmpty())
            throw Problem.of(ProblemKind.NOT_AUTHENTICATED, "This is not the secret of the subscription");
        var title = body.contains("\"handshake\"") ? "Notifications work" : "Something has changed";
        ask.hear(visit, body, doorkeeper.exchanged(Party.PAYER, title, request, body, 204, ""));
    }
}
