package payer.service.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.Optional;
import payer.service.caller.Caller;

/** Knows the members of staff who have signed in at a browser. */
public interface SignedIn {
    /** A page that asks by itself says so: nobody is there because a timer is. */
    static boolean isByItself(HttpRequest<?> request) {
        return request.getHeaders().contains("X-By-Itself");
    }

    /** Who calls, by their session; empty if there is none, or if it is over. */
    Optional<Caller> caller(HttpRequest<?> request);

    /** What a browser is answered that shows no session: where to sign in, and the way back from there. */
    HttpResponse<?> invitation(HttpRequest<?> request);
}
