package payer.service.fhir.edge;

import io.micronaut.data.exceptions.OptimisticLockException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import payer.problem.ProblemKind;
import payer.service.fhir.Failure;

/** Two people changed one thing: the second is told so, as the failure of its If-Match where it sent one. */
@Singleton
final class ConflictHandler implements ExceptionHandler<OptimisticLockException, HttpResponse<?>> {
    private final ErrorAnswers answers;

    ConflictHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework's interface has it
    public HttpResponse<?> handle(HttpRequest request, OptimisticLockException conflict) {
        HttpRequest<?> asked = request;
        var conditional = asked.getHeaders().contains(HttpHeaders.IF_MATCH);
        var kind = conditional ? ProblemKind.PRECONDITION_FAILED : ProblemKind.CONFLICT;
        var failure = Failure.of(kind, "this was changed by someone else in the meantime; read it again");
        return answers.answer(asked, failure, HttpResponse.ok());
    }
}
