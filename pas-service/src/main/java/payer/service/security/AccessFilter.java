package payer.service.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.Router;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Need;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.caller.Verdict;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;
import payer.service.security.RouteAccess.Access;

/** Stands before every route and lets in only whom the route says. A route that says nothing lets in nobody. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class AccessFilter implements Ordered {
    static final String CALLER = "payer.service.security.caller";

    /** After what marks and measures a request, before everything that does something for it. */
    static final int ORDER = -1000;

    private final Router router;
    private final RouteAccess routes;
    private final Callers callers;
    private final Bases bases;
    private final Origins origins;
    private final Denials denials;
    private final SignedIn signedIn;
    private final boolean metricsFromLoopback;

    AccessFilter(
            Router router,
            RouteAccess routes,
            Callers callers,
            Bases bases,
            Origins origins,
            Denials denials,
            SignedIn signedIn,
            SecuritySettings settings,
            ServiceSettings service) {
        this.router = router;
        this.routes = routes;
        this.callers = callers;
        this.bases = bases;
        this.origins = origins;
        this.denials = denials;
        this.signedIn = signedIn;
        this.metricsFromLoopback = settings.metricsFromLoopback() || service.mode() == Mode.DEMO;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        var match = RouteAttributes.getRouteMatch(request).or(() -> misread(request));
        // Without a route there is nothing to protect: the answer will be 404 or 405.
        if (match.isEmpty()) return null;
        var access = access(match.get());
        if (access instanceof Access.WhoMay who && who.needs().page()) return admitToPage(request, who.needs());
        admit(request, match.get(), access);
        return null;
    }

    /**
     * A route that takes another format than was sent, or answers in another than is wanted, has not been chosen, and will not
     * be; whoever may not call it is told that rather than what it takes.
     */
    private Optional<RouteMatch<?>> misread(HttpRequest<?> request) {
        if (!isSound(request)) return Optional.empty();
        return router.findAny(request).stream()
                .filter(match -> match.getRouteInfo().getHttpMethodName().equals(request.getMethodName()))
                .<RouteMatch<?>>map(match -> match)
                .filter(match -> !(access(match) instanceof Access.Anyone))
                .findFirst();
    }

    /** What could not be decoded has no address to look at. */
    private static boolean isSound(HttpRequest<?> request) {
        return !(request instanceof NettyHttpRequest<?> netty)
                || netty.getNativeRequest().decoderResult().isSuccess();
    }

    /** Who has not signed in yet is shown where to; nothing else than a session is looked at. */
    private @Nullable HttpResponse<?> admitToPage(HttpRequest<?> request, Needs needs) {
        var caller = signedIn.caller(request);
        if (caller.isEmpty()) return signedIn.invitation(request);
        if (caller.get().may(Need.of(needs, "")) instanceof Verdict.Refused) {
            denials.record(request, caller.get(), "scope");
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "Your role does not open this page. Sign in as somebody whose role does, or ask whoever gives out roles");
        }
        remember(request, caller.get());
        return null;
    }

    private void admit(HttpRequest<?> request, RouteMatch<?> match, Access access) {
        switch (access) {
            case Access.Anyone _ -> known(request).ifPresent(caller -> remember(request, caller));
            case Access.WhoMay who -> remember(request, requireCaller(request, who.needs(), match));
            case Access.Watchers _ -> requireWatcher(request);
            case Access.Nobody _ -> throw Refusal.closed();
        }
    }

    private Access access(RouteMatch<?> match) {
        return match.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> info ? routes.of(info) : new Access.Nobody();
    }

    private Caller requireCaller(HttpRequest<?> request, Needs needs, RouteMatch<?> match) {
        if (needs.cdsClient()) return requireCdsClient(request);
        var caller = requireToken(request);
        requirePermission(request, caller, Need.of(needs, type(needs, match)));
        return caller;
    }

    private Caller requireToken(HttpRequest<?> request) {
        var text = Callers.bearer(request).orElseThrow(() -> Refusal.withoutToken(request));
        try {
            return callers.ofToken(request, text);
        } catch (TokenRefused refused) {
            throw denied(request, refused);
        }
    }

    private Caller requireCdsClient(HttpRequest<?> request) {
        var text = Callers.bearer(request).orElseThrow(() -> Refusal.withoutToken(request));
        try {
            var caller = callers.ofCdsClient(request, text);
            if (!bases.isFor(caller.base(), caller.consumerClass())) throw denied(request, caller, "class", "");
            return caller;
        } catch (TokenRefused refused) {
            throw denied(request, refused);
        }
    }

    private void requirePermission(HttpRequest<?> request, Caller caller, Need need) {
        if (!bases.isFor(caller.base(), caller.consumerClass())) throw denied(request, caller, "class", "");
        if (caller.may(need) instanceof Verdict.Refused refused)
            throw denied(request, caller, "scope", refused.scope());
    }

    /** Someone known was turned away, which is on record: a client that tries what it may not is worth a look. */
    private Problem denied(HttpRequest<?> request, Caller caller, String reason, String scope) {
        denials.record(request, caller, reason);
        return Refusal.insufficient(request, scope);
    }

    private Problem denied(HttpRequest<?> request, TokenRefused refused) {
        refused.shown().ifPresent(shown -> denials.record(request, shown, refused.reason()));
        return Refusal.of(request, refused);
    }

    private void requireWatcher(HttpRequest<?> request) {
        if (metricsFromLoopback && origins.isLoopback(request)) return;
        var caller = requireToken(request);
        requirePermission(request, caller, new Need.AnyRole(Set.of(RouteAccess.watcher())));
        remember(request, caller);
    }

    /** On an open route a token is welcome, and one that is not good counts for nothing. */
    private Optional<Caller> known(HttpRequest<?> request) {
        try {
            var text = Callers.bearer(request);
            return text.isEmpty() ? Optional.empty() : Optional.of(callers.ofToken(request, text.get()));
        } catch (TokenRefused refused) {
            return Optional.empty();
        }
    }

    private static String type(Needs needs, RouteMatch<?> match) {
        return AskedAct.type(needs, match).orElseThrow(Refusal::malformedType);
    }

    private static void remember(HttpRequest<?> request, Caller caller) {
        request.setAttribute(CALLER, caller);
        // The framework's health endpoint tells details to whoever it believes to be logged in.
        if (caller.roles().contains(Role.OPERATOR)) request.setUserPrincipal(caller::toString);
    }
}
