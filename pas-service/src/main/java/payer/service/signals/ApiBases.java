package payer.service.signals;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import payer.service.fhir.Bases;

/**
 * Which API base a request is for, as a word for metrics and traces: {@code pas/2.0}, {@code records}, {@code token}. Only
 * what a base or a route declares becomes a word, so neither a stranger's path nor anyone's id can.
 */
@Singleton
final class ApiBases {
    static final String NONE = "none";

    private static final Pattern API = Pattern.compile("/(.+?)/(?:fhir|cds-services)(?:/.*)?");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/([\\w.-]+)(?:/.*)?");

    private final Bases bases;

    ApiBases(Bases bases) {
        this.bases = bases;
    }

    /** Also where no route matches: whoever calls an API in a wrong way calls that API. */
    String of(HttpRequest<?> request) {
        return of(BasicHttpAttributes.getUriTemplate(request).orElse(""), request.getPath());
    }

    String of(String template, String path) {
        return bases.covering(path)
                .map(base -> base.path().substring(1, base.path().lastIndexOf('/')))
                .orElseGet(() -> ofRoute(template, path));
    }

    /** The variable in a route for several releases takes their numbers only; one for every base takes anything. */
    private static String ofRoute(String template, String path) {
        var api = API.matcher(template.startsWith("/{") ? "" : template);
        if (!api.matches()) return firstSegment(template);
        var called = API.matcher(path);
        return api.group(1).contains("{") && called.matches() ? called.group(1) : api.group(1);
    }

    private static String firstSegment(String template) {
        var first = FIRST_SEGMENT.matcher(template);
        return first.matches() ? first.group(1) : NONE;
    }
}
