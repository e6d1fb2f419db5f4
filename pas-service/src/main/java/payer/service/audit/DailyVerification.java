package payer.service.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Verifies the trail each night; what it finds is an error in the log, on the job and in the metrics. */
@Singleton
final class DailyVerification implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DailyVerification.class);

    private final AuditVerification verification;
    private final AtomicLong findings = new AtomicLong();

    DailyVerification(AuditVerification verification, MeterRegistry metrics) {
        this.verification = verification;
        Gauge.builder("audit.verification.findings", findings, AtomicLong::get)
                .description("What the last nightly verification of the audit trail found")
                .register(metrics);
    }

    @Override
    public String name() {
        return "audit-verification";
    }

    @Override
    public Recurrence when() {
        return new Recurrence.Cron("0 17 3 * * *", ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) {
        var report = verification.verify();
        findings.set(report.findings().size());
        report.findings().forEach(finding -> LOG.error("The audit trail is not as it was written: {}", finding));
        if (!report.intact())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "the audit trail is not as it was written: "
                            + report.findings().getFirst());
        LOG.info("The audit trail is intact: {} records, {} anchors", report.records(), report.anchors());
    }
}
