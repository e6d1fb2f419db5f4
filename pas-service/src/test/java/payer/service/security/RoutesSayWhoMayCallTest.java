package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.resource.StaticResourceConfiguration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payer.service.caller.Need;
import payer.service.fhir.Base;
import payer.service.running.RunningService;
import payer.service.security.RouteAccess.Access;

/** Every door of the running service: ours, the framework's, and static files. Seen to fail on the probe's undeclared route. */
class RoutesSayWhoMayCallTest {

    @Test
    void each_route_says_who_may_call_it() {
        assertEquals(List.of(), silentRoutes(RunningService.shared()));
    }

    @Test
    void a_route_that_says_nothing_or_contradicts_itself_is_found() {
        assertEquals(
                List.of("GET /probe/contradictory", "GET /probe/undeclared"),
                silentRoutes(ProbeService.shared().running()));
    }

    @Test
    void a_route_that_says_nothing_or_contradicts_itself_is_closed_to_all() {
        var probe = ProbeService.shared().running();
        var operator = probe.as("demo-operator", "role/operator");
        for (var path : List.of("/probe/undeclared", "/probe/contradictory")) {
            assertEquals(403, probe.get(path).statusCode());
            assertEquals(403, probe.get(path, operator).statusCode());
        }
    }

    @Test
    void each_need_can_be_read() {
        routes(RunningService.shared()).forEach(route -> {
            if (access(RunningService.shared(), route) instanceof Access.WhoMay who) Need.of(who.needs(), "Any");
        });
    }

    @Test
    void each_open_route_says_why() {
        routes(RunningService.shared()).forEach(route -> {
            if (access(RunningService.shared(), route) instanceof Access.Anyone open)
                assertFalse(open.why().isBlank(), route.toString());
        });
    }

    @Test
    void static_files_are_only_where_they_are_meant_to_be() {
        var mappings = RunningService.shared().context().getBeansOfType(StaticResourceConfiguration.class).stream()
                .map(StaticResourceConfiguration::getMapping)
                .collect(Collectors.toSet());
        assertTrue(Set.of("/static/**", "/assets/**", "/webjars/**").containsAll(mappings), mappings.toString());
    }

    @Test
    void each_api_base_is_for_someone() {
        var service = RunningService.shared();
        for (var base : service.context().getBeansOfType(Base.class))
            assertFalse(service.bean(Bases.class).classesOf(base.path()).isEmpty(), base.path());
    }

    @Test
    void the_list_holds_the_routes_of_the_framework_too() {
        var listed = routes(RunningService.shared())
                .map(RoutesSayWhoMayCallTest::name)
                .toList();
        assertTrue(listed.containsAll(List.of("GET /health", "GET /prometheus", "POST /token")), listed.toString());
    }

    private static List<String> silentRoutes(RunningService service) {
        return routes(service)
                .filter(route -> access(service, route) instanceof Access.Nobody)
                .map(RoutesSayWhoMayCallTest::name)
                .filter(name -> !name.startsWith("HEAD"))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<UriRouteInfo<?, ?>> routes(RunningService service) {
        return service.bean(Router.class).uriRoutes();
    }

    private static Access access(RunningService service, UriRouteInfo<?, ?> route) {
        return service.bean(RouteAccess.class).of(route);
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
    }
}
