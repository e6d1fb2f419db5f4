package payer.service.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Adds the challenge to a refusal. It stands before {@link AccessFilter}, since the answer to what that one throws passes only
 * through those before it.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class ChallengeFilter implements Ordered {

    @Override
    public int getOrder() {
        return AccessFilter.ORDER - 1;
    }

    @ResponseFilter
    void challenge(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var refused = response.code() == HttpStatus.UNAUTHORIZED.getCode()
                || response.code() == HttpStatus.FORBIDDEN.getCode();
        if (refused)
            Refusal.challengeOf(request)
                    .ifPresent(text -> response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, text));
    }
}
