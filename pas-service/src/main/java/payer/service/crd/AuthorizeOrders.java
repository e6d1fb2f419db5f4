package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.crd.Advice;
import payer.crd.Option;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.service.caller.Caller;
import payer.service.member.Member;
import payer.service.priorauth.AuthorizeAtOrdering;
import payer.service.priorauth.OrderedService;

/**
 * Authorizes at once what meets its policy already, through the door of the registry of authorizations. A client that only asks
 * what would be gets no authorization, and is told that one is still to be requested.
 */
@Singleton
final class AuthorizeOrders {
    private final AuthorizeAtOrdering registry;

    AuthorizeOrders(AuthorizeAtOrdering registry) {
        this.registry = registry;
    }

    List<Settled> settle(List<Advice> advice, Gathered gathered, Caller caller, String correlation) {
        return advice.stream()
                .map(one -> settle(one, gathered, caller, correlation))
                .toList();
    }

    private Settled settle(Advice advice, Gathered gathered, Caller caller, String correlation) {
        if (!advice.statement().isSatisfied()) return new Settled(advice, Optional.empty());
        return ordered(advice, gathered)
                .map(order -> registry.authorize(order, caller, correlation))
                .map(given -> new Settled(advice, Optional.of(given.number())))
                .orElseGet(() -> new Settled(advice.toBeAskedFor(), Optional.empty()));
    }

    /** Empty if nothing may be authorized here. */
    private static Optional<OrderedService> ordered(Advice advice, Gathered gathered) {
        var request = gathered.request();
        if (!request.hook().isPrimary() || !request.configuration().wants(Option.UNSOLICITED_DETERMINATION))
            return Optional.empty();
        var member = gathered.insured(advice.statement().coverage());
        return advice.determination()
                .filter(determination -> determination.decision() instanceof Decision.Approved)
                .flatMap(determination -> member.flatMap(found -> ordered(advice, gathered, determination, found)));
    }

    private static Optional<OrderedService> ordered(
            Advice advice, Gathered gathered, Determination determination, Member member) {
        var server = gathered.request().fhirServer().map(Object::toString).orElse("");
        var order = server + "|" + advice.subject().reference() + "|"
                + advice.statement().coverage();
        return advice.line()
                .map(line -> new OrderedService(order, member, line, line.code().value(), determination, "", Set.of()));
    }
}
