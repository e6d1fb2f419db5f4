package payer.service.fhir.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import payer.problem.Problem;
import payer.service.fhir.Failure;

/** What a caller can mend, told to the caller. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    private final ErrorAnswers answers;

    ProblemHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework's interface has it
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        return answers.answer((HttpRequest<?>) request, withUsualHeaders(problem), HttpResponse.ok());
    }

    /** Those without which the status is only half the truth; the challenge of a 401 is the security's to add. */
    private static Failure withUsualHeaders(Problem problem) {
        var failure = Failure.of(problem);
        return switch (problem.kind()) {
            case TOO_MANY_REQUESTS, UNAVAILABLE -> failure.with("Retry-After", "10");
            default -> failure;
        };
    }
}
