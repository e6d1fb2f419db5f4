package payer.service.priorauth.fhir;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.Received;
import payer.service.fhir.validation.PackageSet;
import payer.service.fhir.validation.ProfileValidator;
import payer.service.fhir.validation.ValidationIssue;
import payer.service.fhir.validation.ValidationReport;
import payer.service.priorauth.ValidationSettings;

/**
 * Checks requests and answers against the guide's profiles, as far as the settings want it. What is checked beside the
 * answering is skipped while another such check runs, so that it never holds up anybody.
 */
@Singleton
public final class Conformance {
    private static final Logger LOG = LoggerFactory.getLogger(Conformance.class);
    private static final String REQUEST = Pas.structure("profile-pas-request-bundle");
    private static final String RESPONSE = Pas.structure("profile-pas-response-bundle");
    private static final int HUNDRED = 100;

    private final ProfileValidator validator;
    private final ValidationSettings settings;
    private final MeterRegistry metrics;
    private final Semaphore beside = new Semaphore(1);

    Conformance(ProfileValidator validator, ValidationSettings settings, MeterRegistry metrics) {
        this.validator = validator;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Refuses what does not conform, where requests are checked before all else. */
    public void request(Received document, Release release) {
        switch (settings.requests()) {
            case OFF -> {}
            case BESIDE -> beside("request", () -> validate(document, release));
            case BEFORE -> refuse(counted("request", validate(document, release)));
        }
    }

    public void answer(Bundle answer, Release release) {
        if (ThreadLocalRandom.current().nextInt(HUNDRED) < settings.answers())
            beside("answer", () -> validator.validate(answer, RESPONSE, set(release)));
    }

    private ValidationReport validate(Received document, Release release) {
        return document.format() == FhirFormat.XML
                ? validator.validateXml(document.bytes(), Optional.of(REQUEST), set(release))
                : validator.validateJson(document.bytes(), Optional.of(REQUEST), set(release));
    }

    private static PackageSet set(Release release) {
        return switch (release) {
            case R2_0 -> PackageSet.STU2;
            case R2_2 -> PackageSet.STU2_2;
        };
    }

    private void beside(String what, Supplier<ValidationReport> check) {
        if (!beside.tryAcquire()) return;
        Thread.ofVirtual().name("conformance").start(() -> {
            try {
                counted(what, check.get());
            } finally {
                beside.release();
            }
        });
    }

    /** Rules only: places and texts can hold personal data. */
    private ValidationReport counted(String what, ValidationReport report) {
        var outcome = report.conforms() ? "conforms" : report.done() ? "differs" : "not-checked";
        Counter.builder("priorauth.conformance")
                .description("Requests and answers that were checked against the guide's profiles")
                .tag("what", what)
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
        if (what.equals("answer") && outcome.equals("differs"))
            LOG.error("An answer does not conform: {}", rules(report));
        return report;
    }

    private static String rules(ValidationReport report) {
        return report.errors().stream().map(ValidationIssue::rule).distinct().collect(Collectors.joining(", "));
    }

    private static void refuse(ValidationReport report) {
        if (!report.done()) throw Problem.of(ProblemKind.UNAVAILABLE, "requests cannot be checked at the moment");
        if (report.conforms()) return;
        throw new Problem(
                ProblemKind.UNPROCESSABLE,
                report.errors().stream()
                        .map(issue -> new Issue(IssueType.INVARIANT, issue.text(), issue.place()))
                        .toList());
    }
}
