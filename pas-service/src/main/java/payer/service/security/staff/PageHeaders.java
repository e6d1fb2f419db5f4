package payer.service.security.staff;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What a browser is told to do with a page of ours: run and load nothing but our own files, show it in no frame, keep no copy. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class PageHeaders implements Ordered {
    /** Before access is judged, so that refusals have them too. */
    private static final int BEFORE_SECURITY = -1100;

    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        // Letters, which the API hands out whole, bring their own style.
        var isPage = response.getContentType()
                .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
                .isPresent();
        if (!isPage || request.getPath().startsWith("/admin/")) return;
        var headers = response.getHeaders();
        headers.set(
                "Content-Security-Policy",
                StyleNonce.of(request).map(PageHeaders::styledBy).orElse(POLICY));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        if (isPersonal(request)) headers.set(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static String styledBy(String nonce) {
        return POLICY.replace("style-src 'self'", "style-src 'self' 'nonce-" + nonce + "'");
    }

    private static boolean isPersonal(HttpRequest<?> request) {
        return request.getAttribute(VisitArgument.ATTRIBUTE).isPresent()
                || request.getPath().startsWith("/sign-")
                || request.getPath().startsWith("/dtr/app/");
    }
}
