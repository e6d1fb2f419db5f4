package payer.service.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.caller.Caller;

/** Whether a genuine token is still accepted, for the endpoints that answer about tokens. */
@Singleton
public final class TokenStanding {
    private final Callers callers;

    TokenStanding(Callers callers) {
        this.callers = callers;
    }

    public Client accepted(AccessToken token) throws TokenRefused {
        return callers.accepted(token);
    }

    /** Who shows a token in this request, whatever base it was made for. */
    public Optional<Caller> caller(HttpRequest<?> request) throws TokenRefused {
        var text = Callers.bearer(request);
        return text.isEmpty() ? Optional.empty() : Optional.of(callers.ofAnyBase(request, text.get()));
    }
}
