package payer.service.dtr;

import ca.uhn.fhir.context.FhirContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import payer.dtr.answer.Prefill;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Runs the logic of forms on threads of its own, as many as there are cores: whoever comes first is served first, and whoever
 * is not running any shares the machine with them.
 */
@Singleton
final class RunLogic {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Logics logics;
    private final ChartPrefill prefill;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("prefill-", 0).factory());

    RunLogic(Logics logics, FhirContext fhir, DtrSettings settings) {
        this.logics = logics;
        this.prefill = new ChartPrefill(fhir, settings.prefillLimit());
    }

    Prefill.Prepared fill(PublishedForm form, ChartData chart, LocalDate today) {
        var running = threads.submit(() -> prefill.fill(logics.of(form), chart, today));
        try {
            return running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw busy(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(running);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the logic of a form could not be run", e.getCause());
        }
    }

    private static Problem busy(Future<?> running) {
        running.cancel(true);
        return Problem.of(ProblemKind.UNAVAILABLE, "Too many forms are being filled in; ask again in a while.");
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
