package payer.service.formapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Set;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.formapp.Clinician;
import payer.service.formapp.Clinicians;

/** Lets those into the pages of a visit whose visit it is, and does what a page asks only if it is that visit's own page. */
@Singleton
final class Guests {
    /** Why the routes of the app are open to the security layer: it knows tokens of ours and staff, and clinicians are neither. */
    static final String OPEN = "the EHR says who is there: each of these looks at the visit's own cookie first";

    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final Clinicians clinicians;
    private final VisitCookies cookies;

    Guests(Clinicians clinicians, VisitCookies cookies) {
        this.clinicians = clinicians;
        this.cookies = cookies;
    }

    Clinician of(UUID visit, HttpRequest<?> request) {
        return clinicians.of(visit, cookies.visit(request), request);
    }

    /** For what changes something. {@code token} is what the page carried. */
    Clinician acting(UUID visit, String token, HttpRequest<?> request) {
        var clinician = of(visit, request);
        var site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site))
            throw Problem.of(ProblemKind.FORBIDDEN, "Another site made your browser send this; nothing was done");
        if (!MessageDigest.isEqual(token.getBytes(UTF_8), clinician.formToken().getBytes(UTF_8)))
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "This page belongs to an earlier visit. Load it again, and send it once more");
        return clinician;
    }
}
