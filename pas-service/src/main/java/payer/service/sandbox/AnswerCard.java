package payer.service.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.runtime.Ids;
import payer.service.sandbox.Advice.Card;
import payer.service.sandbox.Advice.Suggestion;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Call;
import payer.service.sandbox.wire.Wire;

/** A clinician takes up what a card suggests, or does not; the payer is told which. */
@Singleton
public final class AnswerCard {
    private final Addresses addresses;
    private final Wire wire;
    private final PayerAccess access;
    private final Ids ids;
    private final Clock clock;

    AnswerCard(Addresses addresses, Wire wire, PayerAccess access, Ids ids, Clock clock) {
        this.addresses = addresses;
        this.wire = wire;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    public void accept(Visit visit, String cardId, String suggestionId) {
        WriteOrders.requireOpen(visit);
        var card = card(visit, cardId);
        var suggestion = card.suggestions().stream()
                .filter(one -> one.id().equals(suggestionId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "The card does not suggest that"));
        suggestion.requests().forEach(request -> order(visit, request));
        tell(visit, card, Optional.of(suggestion));
    }

    public void dismiss(Visit visit, String cardId) {
        tell(visit, card(visit, cardId), Optional.empty());
    }

    private static Card card(Visit visit, String id) {
        return visit.advice()
                .card(id)
                .orElseThrow(
                        () -> Problem.of(ProblemKind.NOT_FOUND, "This card was answered, or another took its place"));
    }

    /** A change of a draft keeps how much was ordered and from when; what is new is one, from the same day. */
    private void order(Visit visit, ObjectNode request) {
        var item = Orderable.of(request)
                .orElseThrow(() -> Problem.of(ProblemKind.UNPROCESSABLE, "This system cannot order what is suggested"));
        var written = request.has("id")
                ? request
                : request.deepCopy().put("id", ids.next().toString());
        var address = Nodes.address(written);
        var before = visit.ordered().stream()
                .filter(order -> order.address().equals(address))
                .findFirst();
        var day = before.or(() -> visit.ordered().stream().findFirst())
                .orElseThrow()
                .day();
        visit.records().put(written);
        visit.put(new Ordered(address, item, before.map(Ordered::quantity).orElse(1), day));
    }

    private void tell(Visit visit, Card card, Optional<Suggestion> taken) {
        var address = addresses.whole(CallHook.SERVICES + "/" + visit.advice().hook() + "/feedback");
        var call = Call.post(
                        "What became of the card",
                        address,
                        "application/json",
                        feedback(card, taken).toString())
                .as(access.hookToken(address), access.hookTokenAgain(address));
        wire.send(call, visit.messages());
        visit.advised(visit.advice().without(card));
    }

    private ObjectNode feedback(Card card, Optional<Suggestion> taken) {
        var feedback = Nodes.object();
        var outcome = feedback.putArray("feedback").addObject().put("card", card.id());
        outcome.put("outcome", taken.isPresent() ? "accepted" : "overridden");
        taken.ifPresent(suggestion ->
                outcome.putArray("acceptedSuggestions").addObject().put("id", suggestion.id()));
        outcome.put(
                "outcomeTimestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return feedback;
    }
}
