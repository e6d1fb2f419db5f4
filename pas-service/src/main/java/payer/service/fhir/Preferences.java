package payer.service.fhir;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client asked for in its {@code Prefer} headers. Bound as a controller's argument; what is unknown is ignored, as
 * the header's definition has it.
 *
 * @param returns empty where the client has no preference
 * @param strict {@code handling=strict}: an unknown search parameter is an error
 * @param lenient {@code handling=lenient}: it is passed over also where it would be refused otherwise
 * @param async {@code respond-async}
 */
public record Preferences(Optional<ReturnPreference> returns, boolean strict, boolean lenient, boolean async) {

    public static Preferences of(HttpRequest<?> request) {
        return of(request.getHeaders().getAll("Prefer"));
    }

    static Preferences of(List<String> headers) {
        var returns = Optional.<ReturnPreference>empty();
        var handling = "";
        var async = false;
        for (var header : headers) {
            for (var preference : header.toLowerCase(Locale.ROOT).split("[,;]", -1)) {
                switch (preference.replace("\"", "").replace(" ", "").strip()) {
                    case "return=minimal" -> returns = Optional.of(ReturnPreference.MINIMAL);
                    case "return=representation" -> returns = Optional.of(ReturnPreference.REPRESENTATION);
                    case "return=operationoutcome" -> returns = Optional.of(ReturnPreference.OPERATION_OUTCOME);
                    case "handling=strict", "handling=lenient" -> handling = preference;
                    case "respond-async" -> async = true;
                    default -> {}
                }
            }
        }
        return new Preferences(returns, handling.contains("strict"), handling.contains("lenient"), async);
    }
}
