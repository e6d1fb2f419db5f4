package payer.service.security;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import payer.service.audit.Act;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.security.RouteAccess.Access;

/** What a call asks for, as its route tells it: interaction, type and id of a resource, nothing of its query or its body. */
@Singleton
final class AskedAct {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final RouteAccess routes;

    AskedAct(RouteAccess routes) {
        this.routes = routes;
    }

    Act of(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(match -> needs(match).flatMap(needs -> inFhir(needs, match)))
                .orElseGet(() -> ofRoute(request));
    }

    /** What the route that was chosen needs of a caller; empty if it is open, or closed to everyone. */
    Optional<Needs> needs(RouteMatch<?> match) {
        return match.getRouteInfo() instanceof MethodBasedRouteInfo<?, ?> info
                        && routes.of(info) instanceof Access.WhoMay who
                ? Optional.of(who.needs())
                : Optional.empty();
    }

    /** The type of resource that a route is about; empty if the address names none that there could be. */
    static Optional<String> type(Needs needs, RouteMatch<?> match) {
        var variable = VARIABLE.matcher(needs.resource());
        if (!variable.matches()) return Optional.of(needs.resource());
        return text(match, variable.group(1)).filter(type -> TYPE.matcher(type).matches());
    }

    private static Optional<Act> inFhir(Needs needs, RouteMatch<?> match) {
        var type = type(needs, match).orElse("");
        var id = text(match, "id").filter(text -> ID.matcher(text).matches()).orElse("");
        if (!needs.operation().isEmpty()) return Optional.of(Act.operation(needs.operation(), type, id));
        if (needs.eachEntry()) return Optional.of(Act.rest("transaction", "Bundle", ""));
        if (needs.interaction().length == 0) return Optional.empty();
        return Optional.of(Act.rest(code(needs.interaction()[0]), type, id));
    }

    /** Whose data it is about, where the address tells that. */
    static List<String> patients(Act act) {
        return act.type().equals("Patient") && !act.id().isEmpty() ? List.of(act.id()) : List.of();
    }

    /** As FHIR names it. */
    private static String code(Interaction interaction) {
        return interaction == Interaction.SEARCH
                ? "search-type"
                : interaction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Outside FHIR the template of the route says what it is; never the address itself. */
    private static Act ofRoute(HttpRequest<?> request) {
        return Act.of(
                Act.Kind.REST,
                request.getMethodName().toLowerCase(Locale.ROOT),
                "route",
                BasicHttpAttributes.getUriTemplate(request).orElse(""));
    }

    private static Optional<String> text(RouteMatch<?> match, String variable) {
        return Optional.ofNullable(match.getVariableValues().get(variable)).map(String::valueOf);
    }
}
