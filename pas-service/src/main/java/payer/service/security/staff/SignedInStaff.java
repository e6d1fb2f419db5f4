package payer.service.security.staff;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.security.SignedIn;

/** Knows staff by the cookies of their browsers. */
@Singleton
final class SignedInStaff implements SignedIn {
    private static final String HTMX = "HX-Request";
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final StaffSessions sessions;
    private final BrowserCookie cookie;

    SignedInStaff(StaffSessions sessions, BrowserCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    public Optional<Caller> caller(HttpRequest<?> request) {
        var isThere = !SignedIn.isByItself(request);
        var visit = cookie.session(request).flatMap(secret -> sessions.visit(secret, isThere, request));
        if (visit.isPresent()) refuseOtherSites(request);
        visit.ifPresent(one -> request.setAttribute(VisitArgument.ATTRIBUTE, one));
        return visit.map(Visit::caller);
    }

    /** Beside the token in each form: a browser tells where a request was made. */
    static void refuseOtherSites(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) return;
        var site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site))
            throw Problem.of(ProblemKind.FORBIDDEN, "Another site made your browser send this; nothing was done");
    }

    @Override
    public HttpResponse<?> invitation(HttpRequest<?> request) {
        var signIn = "/sign-in?to=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
        if (request.getHeaders().contains(HTMX))
            return HttpResponse.unauthorized().header("HX-Redirect", signIn);
        return HttpResponse.seeOther(URI.create(signIn));
    }

    /** The page itself; of what was sent from a page that page, where what was typed still is. */
    private static String wanted(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET && !request.getHeaders().contains(HTMX))
            return LocalPath.of(request.getUri().toString());
        return LocalPath.ofPage(Optional.ofNullable(request.getHeaders().get(HttpHeaders.REFERER)));
    }
}
