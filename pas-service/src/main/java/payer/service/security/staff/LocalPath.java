package payer.service.security.staff;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where somebody goes after signing in: a page of ours and nowhere else. */
final class LocalPath {
    static final String START = "/";

    private static final Pattern SOUND =
            Pattern.compile("/(?!/)[A-Za-z0-9/_.~-]{0,300}(\\?[A-Za-z0-9_.~=&%+-]{0,500})?");

    private LocalPath() {}

    static String of(String wanted) {
        return SOUND.matcher(wanted).matches() && !wanted.startsWith("/sign-") ? wanted : START;
    }

    /** The path of a page of ours, by its address. */
    static String ofPage(Optional<String> address) {
        try {
            return address.map(URI::create)
                    .map(uri -> of(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())))
                    .orElse(START);
        } catch (IllegalArgumentException e) {
            return START;
        }
    }
}
