package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.crd.Advice;
import payer.crd.HookRequest;
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

    /** Says of what was asked for and authorized before that it is. */
    List<Advice> recognized(List<Advice> advice, Gathered gathered, Caller caller) {
        var coverageOf = new HashMap<String, String>();
        return advice.stream()
                .map(one -> number(one, gathered, caller)
                        .filter(number -> isOf(one.statement().coverage(), number, coverageOf))
                        .map(one::authorizedAlready)
                        .orElse(one))
                .toList();
    }

    /** Of several coverages only one is told a number: each has numbers of its own. */
    private static boolean isOf(String coverage, String number, Map<String, String> coverageOf) {
        return coverageOf.computeIfAbsent(number, _ -> coverage).equals(coverage);
    }

    private static Optional<String> number(Advice advice, Gathered gathered, Caller caller) {
        if (!advice.statement().isToBeAskedFor()) return Optional.empty();
        var earlier = gathered.earlier(advice.statement().coverage());
        return advice.line()
                .flatMap(line -> earlier.covering(line, caller.client().value()));
    }

    List<Settled> settle(List<Advice> advice, Gathered gathered, Caller caller, String correlation) {
        return advice.stream()
                .map(one -> settle(one, gathered, caller, correlation))
                .toList();
    }

    private Settled settle(Advice advice, Gathered gathered, Caller caller, String correlation) {
        if (advice.authorization().isPresent()) return new Settled(advice, advice.authorization());
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

    /** What tells an order apart from all others, as what was authorized for it begins with. */
    static String key(HookRequest request, String order) {
        return request.fhirServer().map(Object::toString).orElse("") + "|" + order;
    }

    private static Optional<OrderedService> ordered(
            Advice advice, Gathered gathered, Determination determination, Member member) {
        var order = key(gathered.request(), advice.subject().reference()) + "|"
                + advice.statement().coverage();
        return advice.line()
                .map(line -> new OrderedService(order, member, line, line.code().value(), determination, "", Set.of()));
    }
}
