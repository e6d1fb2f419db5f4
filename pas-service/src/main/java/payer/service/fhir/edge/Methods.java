package payer.service.fhir.edge;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceResolver;
import jakarta.inject.Singleton;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which methods there are at an address, be a route there or a file. Whether the caller may is said when it is tried. */
@Singleton
final class Methods {
    private final Router router;
    private final StaticResourceResolver files;

    Methods(Router router, StaticResourceResolver files) {
        this.router = router;
        this.files = files;
    }

    /** Empty where there is nothing. */
    SortedSet<String> at(HttpRequest<?> request) {
        var there = router.findAny(request).stream()
                .map(match -> match.getRouteInfo().getHttpMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
        if (files.resolve(request.getPath()).isPresent()) there.add(HttpMethod.GET.name());
        if (there.contains(HttpMethod.GET.name())) there.add(HttpMethod.HEAD.name());
        if (!there.isEmpty()) there.add(HttpMethod.OPTIONS.name());
        return there;
    }
}
