package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.decision.Urgency;
import payer.service.caller.Caller;
import payer.service.runtime.Ids;

/**
 * Authorizes a service while it is being ordered, where all criteria are met by what is known: nobody has to ask a second time.
 * The authorization stands in the registry like any other; a later request for the same service gets its number.
 */
@Singleton
public final class AuthorizeAtOrdering {
    private static final String ORDERS = "urn:payer:order";

    private final Standings standings;
    private final Numbers numbers;
    private final DueTimes dueTimes;
    private final Registering registering;
    private final Ids ids;
    private final Clock clock;

    AuthorizeAtOrdering(
            Standings standings, Numbers numbers, DueTimes dueTimes, Registering registering, Ids ids, Clock clock) {
        this.standings = standings;
        this.numbers = numbers;
        this.dueTimes = dueTimes;
        this.registering = registering;
        this.ids = ids;
        this.clock = clock;
    }

    /** The authorization of this order, made now or, if it was looked at before, then. */
    public OrderAuthorization authorize(OrderedService ordered, Caller caller, String correlation) {
        var fresh = authorized(ordered, caller, clock.instant());
        var entry = Acts.deciding("", fresh, caller, correlation);
        return told(registering.add(new Fresh(fresh, Optional.empty()), Optional.empty(), Optional.empty(), entry));
    }

    private PriorAuth authorized(OrderedService ordered, Caller caller, Instant now) {
        var asked = new RequestedLine(
                ordered.line(),
                ordered.words(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        var line = standings.line(asked, ordered.determination(), numbers.reference(), dueTimes.day(now));
        return PriorAuth.of(
                new PriorAuth.Opening(
                        new PriorAuthId(ids.next()),
                        Origin.ORDERING,
                        caller.client().value(),
                        request(ordered, asked, now),
                        dueTimes.clock(now, false, List.of(ordered.determination())),
                        List.of(line),
                        Optional.empty()),
                now);
    }

    private PriorAuthRequest request(OrderedService ordered, RequestedLine asked, Instant now) {
        var identifier = new BusinessId(ORDERS, key(ordered));
        var member = ordered.member();
        return new PriorAuthRequest(
                identifier,
                "",
                identifier,
                new Parties(
                        MemberNumber.of(member.patient())
                                .orElse(new BusinessId("", member.id().value())),
                        ordered.requester(),
                        ordered.providers(),
                        Optional.empty(),
                        Optional.of(member.id().value())),
                "professional",
                Urgency.STANDARD,
                dueTimes.day(now),
                Stay.NONE,
                List.of(asked),
                Optional.empty());
    }

    /** An order that was changed is another one. */
    private static String key(OrderedService ordered) {
        var line = ordered.line();
        return String.join(
                "|",
                ordered.order(),
                ordered.member().id().value(),
                line.code().value(),
                line.quantity().map(quantity -> quantity.text()).orElse(""),
                line.serviced().toString());
    }

    private static OrderAuthorization told(PriorAuth kept) {
        var standing = kept.lines().getFirst().standing();
        return new OrderAuthorization(
                kept.id(),
                standing.authorizationNumber().orElseThrow(),
                standing.granted().orElseThrow());
    }
}
