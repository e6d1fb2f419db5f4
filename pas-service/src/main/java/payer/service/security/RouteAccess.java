package payer.service.security;

import io.micronaut.configuration.metrics.micrometer.prometheus.management.PrometheusEndpoint;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.annotation.AnnotationMetadataHierarchy;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.web.router.MethodBasedRouteInfo;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import payer.service.caller.Needs;
import payer.service.caller.Open;
import payer.service.caller.Role;

/** Reads from a route who may call it. What says nothing is closed. */
@Singleton
public final class RouteAccess {

    /** Who may call a route. */
    public sealed interface Access {
        record Anyone(String why) implements Access {}

        record WhoMay(Needs needs) implements Access {}

        /** The numbers for whoever watches over the service. */
        record Watchers() implements Access {}

        record Nobody() implements Access {}
    }

    /** Routes that are not ours, and so can't carry our annotations. */
    private static final Map<Class<?>, Access> OF_THE_FRAMEWORK = Map.of(
            HealthEndpoint.class,
            new Access.Anyone("load balancers ask; only an operator is told details"),
            PrometheusEndpoint.class,
            new Access.Watchers());

    private final Map<MethodBasedRouteInfo<?, ?>, Access> known = new ConcurrentHashMap<>();

    public Access of(MethodBasedRouteInfo<?, ?> route) {
        return known.computeIfAbsent(route, RouteAccess::read);
    }

    /** The role that the numbers need. */
    public static Role watcher() {
        return Role.OPERATOR;
    }

    private static Access read(MethodBasedRouteInfo<?, ?> route) {
        var framework = OF_THE_FRAMEWORK.get(route.getDeclaringType());
        if (framework != null) return framework;
        return route.getTargetMethod().getAnnotationMetadata() instanceof AnnotationMetadataHierarchy both
                ? said(both.getDeclaredMetadata())
                        .or(() -> said(both.getRootMetadata()))
                        .orElseGet(Access.Nobody::new)
                : said(route.getTargetMethod().getAnnotationMetadata()).orElseGet(Access.Nobody::new);
    }

    /** What a method, or a class, says itself. Both annotations at once contradict each other, and so open nothing. */
    private static Optional<Access> said(AnnotationMetadata metadata) {
        var open = Optional.ofNullable(metadata.synthesize(Open.class));
        var needs = Optional.ofNullable(metadata.synthesize(Needs.class));
        if (open.isPresent() && needs.isPresent()) return Optional.of(new Access.Nobody());
        return open.<Access>map(o -> new Access.Anyone(o.value())).or(() -> needs.map(Access.WhoMay::new));
    }
}
