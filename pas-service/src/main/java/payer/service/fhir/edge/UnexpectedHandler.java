package payer.service.fhir.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.ProblemKind;
import payer.service.fhir.Failure;
import payer.service.runtime.Ids;

/** Everything else: a passing fault, or a defect of ours, which goes into the log under a number that the caller gets. */
@Singleton
final class UnexpectedHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedHandler.class);

    private static final Pattern GONE =
            Pattern.compile("connection (reset|closed|abort|broken)|broken pipe", Pattern.CASE_INSENSITIVE);
    private static final Failure UNHEARD = Failure.of(ProblemKind.MALFORMED, "the connection was closed");

    private final ErrorAnswers answers;
    private final Ids ids;

    UnexpectedHandler(ErrorAnswers answers, Ids ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework's interface has it
    public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
        if (hasLeft(thrown)) return answers.answer((HttpRequest<?>) request, UNHEARD, HttpResponse.ok());
        var failure = Trouble.of(thrown).map(known -> logged(known, thrown)).orElseGet(() -> defect(thrown));
        return answers.answer((HttpRequest<?>) request, failure, HttpResponse.ok());
    }

    /** A client that has gone away is no defect of ours, and nobody hears the answer. */
    private static boolean hasLeft(Throwable thrown) {
        return thrown instanceof ClosedChannelException
                || (thrown instanceof IOException
                        && GONE.matcher(String.valueOf(thrown.getMessage())).find());
    }

    private static Failure logged(Failure known, Throwable thrown) {
        LOG.warn(
                "Answered {}: {}",
                known.status(),
                Traces.of(thrown).lines().findFirst().orElse(""));
        return known;
    }

    private Failure defect(Throwable thrown) {
        var incident = ids.next().toString();
        LOG.error("Incident {}: {}", incident, Traces.of(thrown));
        return Failure.defect(incident);
    }
}
