package payer.service.security;

import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import payer.problem.Problem;

/** Gives a problem its status where nobody else renders it. */
@Singleton
@Secondary
final class PlainProblems implements ExceptionHandler<Problem, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // so declared by the framework
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        return HttpResponse.status(problem.kind().status(), "")
                .body(Map.of("error", problem.issues().getFirst().text()));
    }
}
