package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;

/** On the OAuth endpoints also what goes wrong before or beside them is told in the words of RFC 6749. */
@Singleton
@Order(0)
final class OAuthErrorStyle implements ErrorStyle {
    private static final Set<String> PATHS =
            Set.of(TokenController.PATH, IntrospectionController.PATH, RevocationController.PATH);

    @Override
    public boolean covers(HttpRequest<?> request) {
        return PATHS.contains(request.getPath());
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        var said = error(failure.status())
                .setDescription(failure.issues().getFirst().text());
        return new Rendered(said.toJSONObject().toJSONString(), "application/json");
    }

    private static ErrorObject error(int status) {
        if (status < 500) return OAuth2Error.INVALID_REQUEST;
        return status == 503 ? OAuth2Error.TEMPORARILY_UNAVAILABLE : OAuth2Error.SERVER_ERROR;
    }
}
