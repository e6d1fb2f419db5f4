package payer.service.priorauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;
import payer.decision.ServiceLine;
import payer.decision.Source;

/** What was granted to one member before, the newest first: facts for the rules, and what was given at ordering already. */
record EarlierAuthorizations(List<PriorAuth> all) {
    /** What an order means that says no quantity. */
    private static final Quantity ONE = Quantity.count(1);

    EarlierAuthorizations {
        all = List.copyOf(all);
    }

    EarlierAuthorizations without(PriorAuthId id) {
        return new EarlierAuthorizations(
                all.stream().filter(one -> !one.id().equals(id)).toList());
    }

    /** Without those that were given while one of these orders was written. */
    EarlierAuthorizations notOf(Set<String> orders) {
        if (orders.isEmpty()) return this;
        return new EarlierAuthorizations(
                all.stream().filter(one -> !isOf(one, orders)).toList());
    }

    private static boolean isOf(PriorAuth authorization, Set<String> orders) {
        var key = authorization.request().identifier().value();
        return authorization.origin() == Origin.ORDERING
                && orders.stream().anyMatch(order -> key.startsWith(order + "|"));
    }

    /** Its number, where somebody asked for it who is the client or for whom the provider works. */
    Optional<String> covering(ServiceLine line, String client) {
        return all.stream()
                .filter(authorization -> authorization.origin() != Origin.ORDERING
                        && authorization.replacedBy().isEmpty())
                .filter(authorization -> concerns(authorization, line, client))
                .flatMap(authorization -> authorization.lines().stream())
                .filter(given -> given.standing() instanceof Standing.Approved)
                .filter(given -> covers(given, line))
                .flatMap(given -> given.standing().authorizationNumber().stream())
                .findFirst();
    }

    private static boolean concerns(PriorAuth authorization, ServiceLine line, String client) {
        var npi = line.provider().npi();
        return authorization.submitter().equals(client)
                || (!npi.isBlank()
                        && authorization.request().parties().providers().contains(npi));
    }

    /** Each service that is or was authorized, with how much of it and from when until when. */
    List<Fact> facts() {
        return all.stream()
                .filter(authorization -> authorization.replacedBy().isEmpty())
                .flatMap(authorization -> authorization.lines().stream()
                        .flatMap(line -> line.standing().granted().stream()
                                .map(allowed -> fact(authorization.id(), line, allowed))))
                .toList();
    }

    private static Fact fact(PriorAuthId id, AuthLine line, Allowed allowed) {
        var value = allowed.units().<FactValue>map(FactValue.Amount::new).orElse(FactValue.YES);
        return Fact.of(
                        "authorization/" + id + "#" + line.sequence(),
                        line.asked().service().code(),
                        value,
                        Source.AUTHORIZATIONS)
                .on(allowed.from())
                .until(allowed.until());
    }

    /**
     * An authorization from the moment of ordering that covers this very service still; it keeps its number, for those who
     * ordered or deliver it.
     */
    Optional<AuthLine> givenAtOrdering(RequestedLine asked, String client, Set<String> providers) {
        if (asked.withdrawn()) return Optional.empty();
        return all.stream()
                .filter(authorization -> authorization.origin() == Origin.ORDERING)
                .filter(authorization -> authorization.submitter().equals(client)
                        || authorization.request().parties().providers().stream()
                                .anyMatch(providers::contains))
                .flatMap(authorization -> authorization.lines().stream())
                .filter(line -> line.standing() instanceof Standing.Approved)
                .filter(line -> covers(line, asked.service()))
                .findFirst()
                .map(given -> new AuthLine(
                        asked.continuing(given.standing().authorizationNumber()), given.standing(), given.ledger()));
    }

    /** The request that came in the same submission of this client, and asks for the same. */
    Optional<PriorAuth> inSubmission(PriorAuthRequest request, String client) {
        return all.stream()
                .filter(one -> one.origin() != Origin.ORDERING
                        && one.replacedBy().isEmpty()
                        && one.submitter().equals(client))
                .filter(one -> one.request().submission().equals(request.submission())
                        && one.request().asksTheSameAs(request))
                .findFirst();
    }

    private static boolean covers(AuthLine given, ServiceLine wanted) {
        var ordered = given.asked().service();
        var enough = wanted.quantity()
                .map(quantity -> ordered.quantity().orElse(ONE).equals(quantity))
                .orElse(true);
        return ordered.code().equals(wanted.code())
                && enough
                && given.standing()
                        .granted()
                        .filter(allowed -> allowed.covers(wanted.serviced()))
                        .isPresent();
    }
}
