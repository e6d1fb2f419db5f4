package payer.service.policies.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Which state of things a client has seen, in HTTP's words. */
final class Seen {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private Seen() {}

    static String etag(int number) {
        return "\"" + number + "\"";
    }

    static Optional<Integer> of(@Nullable String ifMatch) {
        return Optional.ofNullable(ifMatch).map(Seen::number);
    }

    /** Where work would be lost without it. */
    static int needed(@Nullable String ifMatch) {
        return of(ifMatch)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING,
                        "Send the ETag of the version that you saw as If-Match; a new version is sent with If-None-Match: *",
                        "If-Match"));
    }

    private static int number(String ifMatch) {
        var match = ETAG.matcher(ifMatch.strip());
        if (!match.matches())
            throw Problem.of(ProblemKind.INVALID_VALUE, "An ETag is sent back as it came: \"number\"", "If-Match");
        return Integer.parseInt(match.group(1));
    }
}
