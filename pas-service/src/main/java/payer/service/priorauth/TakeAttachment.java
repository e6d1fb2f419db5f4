package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.Reviewer;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.member.Member;
import payer.service.member.MemberId;
import payer.service.member.Roster;

/**
 * Takes what comes for a request after it was sent, and decides the waiting lines again at once. That something came decides
 * nothing by itself: what it says does, and what only a person can read goes to a person.
 */
@Singleton
public final class TakeAttachment {
    private static final String CDEX = "http://hl7.org/fhir/us/davinci-cdex/OperationDefinition/submit-attachment";
    private static final Why TO_BE_READ = new Why(
            "The documents that were sent for this line have to be read.",
            "A reviewer reads the documents that your provider sent.",
            "");

    private final Registering registering;
    private final Deciding deciding;
    private final SentFacts sent;
    private final Roster roster;
    private final Clock clock;

    TakeAttachment(Registering registering, Deciding deciding, SentFacts sent, Roster roster, Clock clock) {
        this.registering = registering;
        this.deciding = deciding;
        this.sent = sent;
        this.roster = roster;
        this.clock = clock;
    }

    public PriorAuth take(Attachment attachment, Caller caller, String correlation) {
        return Registering.afresh(() -> taken(attachment, caller, correlation));
    }

    private PriorAuth taken(Attachment attachment, Caller caller, String correlation) {
        var authorization = wanted(attachment, caller);
        refuseUnknownLines(attachment, authorization);
        var now = clock.instant();
        var again = again(authorization, attachment, now);
        var lines = again.map(Deciding.Again::lines).orElse(Map.of());
        var changed = attachment.mustBeRead() ? toBeRead(lines) : lines;
        var next = authorization.with(changed, now);
        var event = new PriorAuthEvent(
                next.version(),
                now,
                caller.client().value(),
                PriorAuthEvent.Kind.INFORMED,
                "information arrived",
                PriorAuthEvent.standings(changed.values()));
        var entry = Acts.deciding(CDEX, next, caller, correlation);
        return registering.change(
                next, event, Optional.of(attachment.received()), again.map(Deciding.Again::situation), entry);
    }

    /** Both the number under which it was asked for and the member must be right, and it comes from who asked for the service. */
    private PriorAuth wanted(Attachment attachment, Caller caller) {
        return registering
                .search(PriorAuths.Search.ofClient(
                        caller.client().value(), attachment.tracking().value()))
                .stream()
                .filter(one -> one.replacedBy().isEmpty())
                .filter(one -> one.request()
                        .parties()
                        .member()
                        .value()
                        .equals(attachment.member().value()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.UNPROCESSABLE,
                        "we hold no request of yours for this member under this tracking number",
                        "Parameters.parameter.where(name='TrackingId')"));
    }

    private static void refuseUnknownLines(Attachment attachment, PriorAuth authorization) {
        for (var line : attachment.lines())
            if (authorization.line(line).isEmpty())
                throw Problem.of(ProblemKind.UNPROCESSABLE, "the request has no line " + line, Attachment.LINES);
    }

    private Optional<Deciding.Again> again(PriorAuth authorization, Attachment attachment, Instant now) {
        var member = member(authorization);
        if (member.isEmpty() || !authorization.isOpen()) return Optional.empty();
        var facts = new ArrayList<>(sent.of(registering.documents(authorization.id())));
        facts.addAll(attachment.facts());
        var earlier = registering.earlier(member.get().id());
        return Optional.of(deciding.waitingLinesNow(authorization, member.get(), facts, earlier, now));
    }

    private Optional<Member> member(PriorAuth authorization) {
        var day = authorization.request().firstDay();
        return authorization
                .request()
                .parties()
                .record()
                .flatMap(id -> roster.find(new MemberId(id)))
                .flatMap(enrolled -> enrolled.insuredOn(day));
    }

    private static Map<Integer, AuthLine> toBeRead(Map<Integer, AuthLine> lines) {
        var read = new LinkedHashMap<Integer, AuthLine>();
        lines.forEach((sequence, line) -> read.put(
                sequence,
                line.standing() instanceof Standing.Asked asked
                        ? line.now(new Standing.Pended(
                                asked.basis(), asked.reference(), Reviewer.NURSE, List.of(TO_BE_READ), asked.inForce()))
                        : line));
        return read;
    }
}
