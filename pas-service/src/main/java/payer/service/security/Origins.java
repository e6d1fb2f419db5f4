package payer.service.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import payer.service.caller.Caller.Origin;
import payer.service.fhir.Correlation;
import payer.service.runtime.ServiceSettings;

/** Where a call comes from. Behind the declared proxy that is what the proxy says; otherwise nobody is believed. */
@Singleton
public final class Origins {
    private static final int LONGEST = 200;

    /** What proxies add to what they hand on, beside the {@code X-Forwarded-} family. */
    private static final Set<String> OF_PROXIES =
            Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip");

    private final boolean behindProxy;
    private final String tlsSubjectHeader;

    Origins(ServiceSettings service, SecuritySettings settings) {
        behindProxy = service.behindTlsProxy();
        tlsSubjectHeader = settings.tlsSubjectHeader();
    }

    public Origin of(HttpRequest<?> request) {
        return new Origin(
                forwardedFor(request).orElseGet(() -> address(request)),
                header(request, HttpHeaders.USER_AGENT),
                behindProxy && !tlsSubjectHeader.isBlank() ? header(request, tlsSubjectHeader) : "",
                Correlation.of(request));
    }

    /** Whether a process on this machine calls, and not a proxy for someone else. */
    boolean isLoopback(HttpRequest<?> request) {
        var remote = request.getRemoteAddress().getAddress();
        return remote != null
                && remote.isLoopbackAddress()
                && !behindProxy
                && request.getHeaders().names().stream().noneMatch(Origins::isOfProxy);
    }

    private static boolean isOfProxy(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return OF_PROXIES.contains(name) || name.startsWith("x-forwarded-");
    }

    /** The last entry is the one that our own proxy wrote; those before it are the caller's claim. */
    private Optional<String> forwardedFor(HttpRequest<?> request) {
        if (!behindProxy) return Optional.empty();
        return request.getHeaders().getAll("X-Forwarded-For").stream()
                .reduce((_, last) -> last)
                .map(header -> header.substring(header.lastIndexOf(',') + 1).strip())
                .map(Origins::cut);
    }

    private static String header(HttpRequest<?> request, String name) {
        return request.getHeaders().findFirst(name).map(Origins::cut).orElse("");
    }

    private static String address(HttpRequest<?> request) {
        var remote = request.getRemoteAddress().getAddress();
        return remote == null ? "" : remote.getHostAddress();
    }

    private static String cut(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
