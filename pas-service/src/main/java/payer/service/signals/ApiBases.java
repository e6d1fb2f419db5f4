package payer.service.signals;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/**
 * Which API base a request is for, as a word for metrics and traces: {@code pas/2.0}, {@code records}, {@code token}. Only
 * what a route declares becomes a word, so neither a stranger's path nor anyone's id can.
 */
final class ApiBases {
    static final String NONE = "none";

    private static final Pattern API = Pattern.compile("/(.+?)/(?:fhir|cds-services)(?:/.*)?");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/([\\w.-]+)(?:/.*)?");

    private ApiBases() {}

    /** After routing; before it, and where no route matches, it is {@link #NONE}. */
    static String of(HttpRequest<?> request) {
        return BasicHttpAttributes.getUriTemplate(request)
                .map(template -> ofRoute(template, request.getPath()))
                .orElse(NONE);
    }

    /** A route for every base, such as the metadata's, has variables where others have the base's name. */
    static String ofRoute(String template, String path) {
        var api = API.matcher(template.startsWith("/{") ? path : template);
        if (api.matches()) return api.group(1);
        var first = FIRST_SEGMENT.matcher(template);
        return first.matches() ? first.group(1) : NONE;
    }
}
