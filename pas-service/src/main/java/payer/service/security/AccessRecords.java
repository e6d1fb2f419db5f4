package payer.service.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import payer.service.audit.AccessTrail;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.CallRecords;
import payer.service.caller.Caller;
import payer.service.caller.Needs;

/**
 * Sees to it that each call of somebody known is on record before its answer leaves: what the call itself had to tell, with what
 * was really sent; or else, that it was made. It stands outside all who write answers.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class AccessRecords implements Ordered {
    private static final int OUTSIDE_ALL_WHO_ANSWER = -6_000;

    private final AccessTrail audit;
    private final AskedAct asked;
    private final ExecutorService blocking;

    AccessRecords(AccessTrail audit, AskedAct asked, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.audit = audit;
        this.asked = asked;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return OUTSIDE_ALL_WHO_ANSWER;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        CallRecords.begin(request);
    }

    /** Only what is to be written is worth a thread that may wait for the database. */
    @ResponseFilter
    CompletionStage<MutableHttpResponse<?>> record(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var entries = entries(request, response);
        if (entries.isEmpty()) return CompletableFuture.completedFuture(response);
        return CompletableFuture.supplyAsync(() -> recorded(entries, response), blocking);
    }

    private MutableHttpResponse<?> recorded(List<AuditEntry> entries, MutableHttpResponse<?> response) {
        audit.append(entries);
        return response;
    }

    private List<AuditEntry> entries(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var call = CallRecords.of(request);
        if (call.isEmpty()) return List.of();
        var told = call.get().close(sent(request, response));
        if (!told.isEmpty() || isTold(call.get(), response)) return told;
        return plain(request, response).stream().toList();
    }

    /** A change that failed after all took its record with it; of our own faults the log tells. */
    private static boolean isTold(CallRecords call, MutableHttpResponse<?> response) {
        if (response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) return true;
        return call.isWritten() && response.code() < HttpStatus.BAD_REQUEST.getCode();
    }

    private Optional<AuditEntry> plain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var caller = request.getAttribute(AccessFilter.CALLER, Caller.class);
        if (caller.isEmpty()
                || needs(request).filter(needs -> isVisit(request, needs)).isEmpty()) return Optional.empty();
        var act = asked.of(request);
        return Optional.of(AuditedCaller.entry(act, caller.get())
                .patients(AskedAct.patients(act))
                .answer(sent(request, response).ofKnownSize()));
    }

    private Optional<Needs> needs(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request).flatMap(asked::needs);
    }

    /** A page that looks by itself shows anew what somebody looks at, whose coming is on record. */
    private static boolean isVisit(HttpRequest<?> request, Needs needs) {
        return !needs.page() || !SignedIn.isByItself(request);
    }

    private static Answer sent(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var body = request.getMethod() == HttpMethod.HEAD ? null : response.body();
        return switch (body) {
            case null -> Answer.of(response.code());
            case byte[] bytes -> new Answer(response.code(), 0, bytes.length, Set.of());
            default -> Answer.ofUnknownSize(response.code());
        };
    }
}
