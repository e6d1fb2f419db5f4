package payer.service.priorauth;

import java.util.List;
import java.util.Optional;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Source;

/** What was granted to one member before, the newest first: facts for the rules, and what was given at ordering already. */
record EarlierAuthorizations(List<PriorAuth> all) {
    EarlierAuthorizations {
        all = List.copyOf(all);
    }

    EarlierAuthorizations without(PriorAuthId id) {
        return new EarlierAuthorizations(
                all.stream().filter(one -> !one.id().equals(id)).toList());
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

    /** An authorization from the moment of ordering that covers this very service still; it keeps its number. */
    Optional<AuthLine> givenAtOrdering(RequestedLine asked) {
        if (asked.withdrawn()) return Optional.empty();
        return all.stream()
                .filter(authorization -> authorization.origin() == Origin.ORDERING)
                .flatMap(authorization -> authorization.lines().stream())
                .filter(line -> line.standing() instanceof Standing.Approved)
                .filter(line -> covers(line, asked))
                .findFirst()
                .map(given -> new AuthLine(
                        asked.continuing(given.standing().authorizationNumber()), given.standing(), given.ledger()));
    }

    private static boolean covers(AuthLine given, RequestedLine asked) {
        var ordered = given.asked().service();
        var wanted = asked.service();
        var enough = wanted.quantity().isEmpty()
                || ordered.quantity().isEmpty()
                || wanted.quantity().equals(ordered.quantity());
        return ordered.code().equals(wanted.code())
                && enough
                && given.standing()
                        .granted()
                        .filter(allowed -> allowed.covers(wanted.serviced()))
                        .isPresent();
    }
}
