package payer.service.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import payer.service.caller.Caller;

/**
 * Who was let in and is turned away further inside, by what only the content of a request tells, is on record too and gets
 * the same challenge. It stands behind {@link AccessFilter}, whose own refusals do not come by here.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class InnerDenials implements Ordered {
    private final Denials denials;
    private final AskedAct asked;
    private final ExecutorService blocking;

    InnerDenials(Denials denials, AskedAct asked, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.denials = denials;
        this.asked = asked;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return AccessFilter.ORDER + 1;
    }

    /** Only a refusal is worth a thread that may wait for the database. */
    @ResponseFilter
    CompletionStage<MutableHttpResponse<?>> record(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var caller = response.code() == HttpStatus.FORBIDDEN.getCode()
                ? request.getAttribute(AccessFilter.CALLER, Caller.class)
                : Optional.<Caller>empty();
        if (caller.isEmpty()) return CompletableFuture.completedFuture(response);
        return CompletableFuture.supplyAsync(() -> recorded(request, response, caller.get()), blocking);
    }

    private MutableHttpResponse<?> recorded(HttpRequest<?> request, MutableHttpResponse<?> response, Caller caller) {
        var byScope = isJudgedByScope(request);
        denials.record(request, caller, byScope ? "scope" : "rule");
        if (byScope) Refusal.challengeMore(request);
        return response;
    }

    /** Elsewhere it is by role, and no other scope would help who may not, say, approve what they wrote themselves. */
    private boolean isJudgedByScope(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(asked::needs)
                .filter(needs -> needs.roles().length == 0)
                .isPresent();
    }
}
