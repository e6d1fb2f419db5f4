package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import payer.service.fhir.Failure;

/**
 * Names the methods of an address to whoever tries another one. The framework would do so for routes alone, and would hand out
 * a file to any method.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(MethodFilter.RIGHT_AFTER_CORS)
final class MethodFilter {
    static final int RIGHT_AFTER_CORS = CorsFilter.RIGHT_AFTER_CORRELATION + 1;

    private static final int NOT_ALLOWED = 405;

    private final Methods methods;
    private final ErrorAnswers answers;

    MethodFilter(Methods methods, ErrorAnswers answers) {
        this.methods = methods;
        this.answers = answers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (RouteAttributes.getRouteMatch(request).isPresent() || !isSound(request)) return null;
        var there = methods.at(request);
        return there.isEmpty() || there.contains(request.getMethodName()) ? null : refusal(request, there);
    }

    private HttpResponse<?> refusal(HttpRequest<?> request, SortedSet<String> there) {
        var failure = Failure.of(NOT_ALLOWED, StatusTexts.type(NOT_ALLOWED), StatusTexts.text(NOT_ALLOWED))
                .with(HttpHeaders.ALLOW, String.join(", ", there));
        return answers.answer(request, failure, HttpResponse.ok());
    }

    /** What could not be decoded has no address to look at. */
    private static boolean isSound(HttpRequest<?> request) {
        return !(request instanceof NettyHttpRequest<?> netty)
                || netty.getNativeRequest().decoderResult().isSuccess();
    }
}
