package payer.service.fhir;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** What says how an answer is to be written, {@code _format} and {@code _pretty}: in the address, or in the form of a search. */
public final class EdgeParameters {
    private static final String ATTRIBUTE = "payer.service.fhir.form";

    private EdgeParameters() {}

    /** Told by whoever reads a form. */
    public static void ofForm(HttpRequest<?> request, Map<String, String> form) {
        request.setAttribute(ATTRIBUTE, form);
    }

    public static Optional<String> first(HttpRequest<?> request, String name) {
        return request.getParameters().getFirst(name).or(() -> inForm(request, name));
    }

    private static Optional<String> inForm(HttpRequest<?> request, String name) {
        return request.getAttribute(ATTRIBUTE, Map.class)
                .map(form -> form.get(name))
                .map(String::valueOf);
    }
}
