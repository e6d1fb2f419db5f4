package payer.service.security.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import payer.service.runtime.ServiceSettings;

/** The cookies by which a browser shows its session: out of reach of scripts and of other sites, and encrypted on the wire. */
@Singleton
final class BrowserCookie {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SESSION = "staff";
    private static final String SIGN_IN = "staff-sign-in";
    private static final Duration SIGN_IN_LIFE = Duration.ofMinutes(10);

    private final boolean secure;

    BrowserCookie(ServiceSettings service) {
        this.secure = isSecure(service.url());
    }

    private static boolean isSecure(URI url) {
        return "https".equals(url.getScheme()) || !OWN_MACHINE.contains(String.valueOf(url.getHost()));
    }

    /** It goes when the browser goes; how long it counts is the session's to say. */
    Cookie session(String secret) {
        return made(SESSION, secret);
    }

    Cookie signIn(String state) {
        return made(SIGN_IN, state).maxAge(SIGN_IN_LIFE);
    }

    Cookie noSession() {
        return made(SESSION, "").maxAge(0);
    }

    Cookie noSignIn() {
        return made(SIGN_IN, "").maxAge(0);
    }

    Optional<String> session(HttpRequest<?> request) {
        return value(request, SESSION);
    }

    Optional<String> signIn(HttpRequest<?> request) {
        return value(request, SIGN_IN);
    }

    private Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies()
                .findCookie(name(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank() && value.length() < 200);
    }

    private Cookie made(String name, String value) {
        return Cookie.of(name(name), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax);
    }

    /** With this prefix a browser takes it from an encrypted answer of this very host only. */
    private String name(String name) {
        return secure ? "__Host-" + name : name;
    }
}
