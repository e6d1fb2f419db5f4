package payer.service.security.clients;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import payer.service.security.PublicAddresses;

/** What kind of web address a text is. */
final class WebAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    static boolean isWeb(String text) {
        return parsed(text).filter(WebAddress::isHttp).isPresent();
    }

    static boolean mayBeRedirectedTo(String text) {
        return parsed(text)
                .filter(uri -> uri.getFragment() == null)
                .filter(uri -> isHttps(uri) || (isHttp(uri) && LOOPBACK.contains(uri.getHost())))
                .isPresent();
    }

    static boolean mayBeAsked(String text) {
        return mayBeRedirectedTo(text)
                && parsed(text)
                        .filter(uri -> uri.getQuery() == null && uri.getUserInfo() == null)
                        .isPresent();
    }

    static boolean isOrigin(String text) {
        return parsed(text)
                .filter(WebAddress::isHttp)
                .filter(uri -> text.equals(uri.getScheme() + "://" + uri.getRawAuthority()))
                .filter(uri -> uri.getUserInfo() == null)
                .isPresent();
    }

    /** By its number or as this machine; whether a name leads inside is seen when keys are fetched. */
    static boolean isInside(URI address) {
        var host = address.getHost().replace("[", "").replace("]", "");
        if (LOOPBACK.contains(address.getHost())) return true;
        return (host.matches("[0-9.]+") || host.contains(":")) && !PublicAddresses.isPublic(literal(host));
    }

    /** Of digits only, so nobody is asked for it. */
    private static InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    static Optional<URI> https(String text) {
        return parsed(text).filter(WebAddress::isHttps).filter(uri -> uri.getUserInfo() == null);
    }

    static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static boolean isHttp(URI uri) {
        return isHttps(uri) || "http".equals(uri.getScheme());
    }
}
