package payer.service.formapp.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Hashes;

/**
 * The cookies of the form app, out of reach of scripts and of other sites. Each visit has its own, which is sent to the pages
 * of that visit alone: with two charts open in two tabs, nobody answers for the wrong patient. Lax, since a launch comes from the
 * EHR's site in the whole tab.
 */
@Singleton
final class VisitCookies {
    static final String VISITS = "/dtr/app/visits/";
    private static final String APP = "/dtr/app";
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String VISIT = "form-app";
    private static final String LAUNCH = "form-app-launch-";
    private static final int SHORT = 12;
    private static final int LONGEST = 200;
    private static final Duration LAUNCH_LIFE = Duration.ofMinutes(10);

    private final boolean secure;

    VisitCookies(ServiceSettings service) {
        this.secure = "https".equals(service.url().getScheme())
                || !OWN_MACHINE.contains(String.valueOf(service.url().getHost()));
    }

    /** It goes when the browser goes; how long it counts is the visit's to say. */
    Cookie visit(UUID visit, String secret) {
        return made(VISIT, secret, VISITS + visit);
    }

    Cookie noVisit(UUID visit) {
        return made(VISIT, "", VISITS + visit).maxAge(0);
    }

    /** One for each launch, so that two that go on at once do not hinder each other. */
    Cookie launch(String state) {
        return made(nameOf(state), state, APP).maxAge(LAUNCH_LIFE);
    }

    Cookie noLaunch(String state) {
        return made(nameOf(state), "", APP).maxAge(0);
    }

    Optional<String> visit(HttpRequest<?> request) {
        return value(request, VISIT);
    }

    Optional<String> launch(HttpRequest<?> request, String state) {
        return value(request, nameOf(state));
    }

    private static String nameOf(String state) {
        return LAUNCH + Hashes.sha256(state).substring(0, SHORT);
    }

    private Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies()
                .findCookie(name(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank() && value.length() < LONGEST);
    }

    private Cookie made(String name, String value, String path) {
        return Cookie.of(name(name), value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax);
    }

    /** With this prefix a browser takes it from an encrypted answer only. */
    private String name(String name) {
        return secure ? "__Secure-" + name : name;
    }
}
