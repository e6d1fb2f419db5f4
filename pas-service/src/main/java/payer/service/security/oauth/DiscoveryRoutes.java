package payer.service.security.oauth;

import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.web.router.DefaultRouteBuilder;
import io.micronaut.web.router.RouteBuilder;
import jakarta.inject.Singleton;
import payer.service.caller.ScopeContext;
import payer.service.security.Bases;

/**
 * One route for each FHIR base that systems get tokens for. Routes of their own, and not one with a variable in it, since that
 * one would lose against a base's {@code /{type}/{id}}.
 */
@Singleton
@SuppressWarnings("overrides") // the framework's own class departs from its interface in this
final class DiscoveryRoutes extends DefaultRouteBuilder {

    DiscoveryRoutes(
            ExecutionHandleLocator handles,
            RouteBuilder.UriNamingStrategy naming,
            ConversionService conversions,
            Bases bases) {
        super(handles, naming, conversions);
        bases.all().stream().filter(base -> speaksSmart(bases, base)).forEach(this::add);
    }

    private void add(String base) {
        GET(base + "/.well-known/smart-configuration", DiscoveryController.class, "smartConfiguration");
    }

    private static boolean speaksSmart(Bases bases, String base) {
        return bases.isFhir(base)
                && bases.classesOf(base).stream()
                        .anyMatch(kind -> kind.contexts().contains(ScopeContext.SYSTEM));
    }
}
