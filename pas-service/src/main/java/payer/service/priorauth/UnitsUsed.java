package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.Fact;
import payer.decision.Quantity;
import payer.decision.Source;
import payer.service.member.MemberFacts;
import payer.service.member.MemberId;

/** How much of what was granted has been used: what the payer's own claims of the member have of the service in its time. */
@Singleton
public final class UnitsUsed {
    private final MemberFacts memberFacts;

    UnitsUsed(MemberFacts memberFacts) {
        this.memberFacts = memberFacts;
    }

    /** What was granted, if an amount was, and what of it is used; never less than nothing is left. */
    public record Use(Optional<Quantity> granted, BigDecimal used) {
        public Optional<BigDecimal> left() {
            return granted.map(units -> units.value().subtract(used).max(BigDecimal.ZERO));
        }
    }

    /** By line; a line of which nothing is granted has no use. */
    public Map<Integer, Use> of(PriorAuth authorization) {
        var uses = new LinkedHashMap<Integer, Use>();
        var claims = claims(authorization);
        for (var line : authorization.lines())
            line.standing().granted().ifPresent(allowed -> uses.put(line.sequence(), use(line, allowed, claims)));
        return uses;
    }

    private List<Fact> claims(PriorAuth authorization) {
        return authorization.request().parties().record().stream()
                .flatMap(id -> memberFacts.known(new MemberId(id)).stream())
                .filter(fact -> fact.source() == Source.CLAIMS)
                .toList();
    }

    private static Use use(AuthLine line, Allowed allowed, List<Fact> claims) {
        var service = line.standing() instanceof Standing.Modified modified
                ? modified.instead().code()
                : line.asked().service().code();
        var used = claims.stream()
                .filter(claim -> claim.code().equals(service))
                .filter(claim -> claim.date().filter(allowed::covers).isPresent())
                .map(UnitsUsed::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Use(allowed.units(), used);
    }

    private static BigDecimal amount(Fact claim) {
        return claim.amount().map(Quantity::value).orElse(BigDecimal.ONE);
    }
}
