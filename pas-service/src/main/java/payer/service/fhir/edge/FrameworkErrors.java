package payer.service.fhir.edge;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem.Issue;
import payer.service.fhir.Correlation;
import payer.service.fhir.Failure;
import payer.service.runtime.Ids;

/**
 * The framework's own refusals in our words. Its messages are left out: they quote what the caller sent, and that may be
 * personal data.
 */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<byte[]> {
    private final ErrorAnswers answers;
    private final Ids ids;

    FrameworkErrors(ErrorAnswers answers, Ids ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        var status = undecodable(request).orElseGet(() -> leadsNowhere(request, context) ? 404 : response.code());
        var failure = new Failure(status, issues(status, request, context), Map.of(), Optional.empty());
        var answer = answers.answer(request, failure, response);
        // A request that could not be decoded never met the filter that does this.
        if (Correlation.of(request).isEmpty())
            answer.getHeaders().set(CorrelationFilter.REQUEST_ID, ids.next().toString());
        return answer;
    }

    /** The status of a request whose line or headers the server could not take in. */
    private static Optional<Integer> undecodable(HttpRequest<?> request) {
        if (!(request instanceof NettyHttpRequest<?> netty)) return Optional.empty();
        var decoded = netty.getNativeRequest().decoderResult();
        if (decoded.isSuccess()) return Optional.empty();
        return Optional.of(
                switch (decoded.cause()) {
                    case TooLongHttpLineException line -> 414;
                    case TooLongHttpHeaderException header -> 431;
                    case RefusedRequest refused -> refused.status();
                    default -> 400;
                });
    }

    /** A part of the address that no thing of this kind could have is not a mistake in a request, but the address of nothing. */
    private static boolean leadsNowhere(HttpRequest<?> request, ErrorContext context) {
        return context.getRootCause().orElse(null) instanceof ConversionErrorException conversion
                && RouteAttributes.getRouteMatch(request)
                        .filter(match -> match.getVariableValues()
                                .containsKey(conversion.getArgument().getName()))
                        .isPresent();
    }

    private static List<Issue> issues(int status, HttpRequest<?> request, ErrorContext context) {
        if (request instanceof NettyHttpRequest<?> netty
                && netty.getNativeRequest().decoderResult().cause() instanceof RefusedRequest refused)
            return List.of(Issue.of(StatusTexts.type(status), refused.reason()));
        return switch (context.getRootCause().orElse(null)) {
            case ConstraintViolationException violated ->
                violated.getConstraintViolations().stream()
                        .map(FrameworkErrors::issue)
                        .toList();
            case ConversionErrorException _
            when status == 404 -> List.of(Issue.of(StatusTexts.type(status), StatusTexts.text(status)));
            case ConversionErrorException conversion ->
                List.of(JsonPlaces.issue(conversion.getConversionError().getCause())
                        .orElseGet(() -> malformed(conversion.getArgument())));
            case UnsatisfiedRouteException unsatisfied -> List.of(missing(unsatisfied.getArgument()));
            case null -> List.of(Issue.of(StatusTexts.type(status), StatusTexts.text(status)));
            case Throwable other ->
                List.of(JsonPlaces.issue(other)
                        .orElseGet(() -> Issue.of(StatusTexts.type(status), StatusTexts.text(status))));
        };
    }

    private static Issue issue(ConstraintViolation<?> violation) {
        var place = "";
        for (var step : violation.getPropertyPath()) place = String.valueOf(step.getName());
        return new Issue(IssueType.VALUE, violation.getMessage(), place);
    }

    private static Issue malformed(Argument<?> argument) {
        return isBody(argument)
                ? Issue.of(IssueType.VALUE, "the body has not the form that it needs")
                : new Issue(IssueType.VALUE, "this parameter has not the form that it needs", argument.getName());
    }

    private static Issue missing(Argument<?> argument) {
        return isBody(argument)
                ? Issue.of(IssueType.REQUIRED, "the body is missing")
                : new Issue(IssueType.REQUIRED, "this parameter is missing", argument.getName());
    }

    /** Whose name is nobody's business but ours. */
    private static boolean isBody(Argument<?> argument) {
        return argument.getAnnotationMetadata().hasAnnotation(Body.class);
    }
}
