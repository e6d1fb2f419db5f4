package payer.service.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;

/** Takes what users did with cards. Cards that are not this client's are passed over; comments are not kept. */
@Singleton
final class TakeFeedback {
    private static final int MOST = 1000;

    private final HookJson json;
    private final ShownCards cards;
    private final CardCounts counts;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    TakeFeedback(
            HookJson json,
            ShownCards cards,
            CardCounts counts,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.json = json;
        this.cards = cards;
        this.counts = counts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Outcome(UUID card, boolean accepted, String reason) {}

    void take(byte[] body, Caller caller, String correlation) {
        var outcomes = read(json.read(body));
        var noted = transactions.executeWrite(tx -> {
            var found = outcomes.stream()
                    .flatMap(outcome -> note(outcome, caller).stream())
                    .toList();
            audit.append(AuditEntry.of(Act.of(Act.Kind.HOOK, "feedback", "card", ""), caller)
                    .correlation(correlation)
                    .answer(new payer.service.audit.Answer(200, found.size(), 0, java.util.Set.of())));
            return found;
        });
        noted.forEach(Runnable::run);
    }

    /** Counted once it is committed. */
    private Optional<Runnable> note(Outcome outcome, Caller caller) {
        var word = outcome.accepted() ? "accepted" : "overridden";
        var event = outcome.accepted() ? CardCounts.Event.ACCEPTED : CardCounts.Event.OVERRIDDEN;
        return cards.note(outcome.card(), caller.client(), word, outcome.reason(), clock.instant())
                .map(card -> () -> counts.count(
                        event, card.hook(), card.policy(), card.client().value()));
    }

    private static List<Outcome> read(JsonNode json) {
        var feedback = json.path("feedback");
        if (!feedback.isArray() || feedback.size() > MOST)
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "feedback is an array of at most " + MOST + " outcomes", "feedback");
        var outcomes = new ArrayList<Outcome>();
        var issues = new ArrayList<Issue>();
        for (int i = 0; i < feedback.size(); i++) {
            var place = "feedback[" + i + "]";
            one(feedback.path(i))
                    .ifPresentOrElse(
                            outcomes::add,
                            () -> issues.add(new Issue(
                                    IssueType.VALUE,
                                    "an outcome has the uuid of a card, and accepted or overridden",
                                    place)));
        }
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
        return outcomes;
    }

    private static Optional<Outcome> one(JsonNode json) {
        var outcome = json.path("outcome").asText("");
        var accepted = outcome.equals("accepted");
        if (!accepted && !outcome.equals("overridden")) return Optional.empty();
        var reason = json.path("overrideReason").path("reason").path("code").asText("");
        try {
            return Optional.of(new Outcome(
                    UUID.fromString(json.path("card").asText("")),
                    accepted,
                    reason.matches("[\\w.-]{0,60}") ? reason : ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
