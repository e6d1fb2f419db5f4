package payer.service.metrics;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;
import payer.service.metrics.DecidedRequest.Outcome;
import payer.service.policies.PoliciesInForce;
import payer.service.runtime.ServiceSettings;

/** Compiles the public report of a year from what the registry holds, as the plan's time zone counts years. */
@Singleton
public final class CompileReport {
    private final DecidedRequests requests;
    private final PoliciesInForce policies;
    private final TransactionOperations<Connection> transactions;
    private final ZoneId zone;
    private final Clock clock;

    CompileReport(
            DecidedRequests requests,
            PoliciesInForce policies,
            TransactionOperations<Connection> transactions,
            ServiceSettings service,
            Clock clock) {
        this.requests = requests;
        this.policies = policies;
        this.transactions = transactions;
        this.zone = service.zone();
        this.clock = clock;
    }

    public PublicReport report(int year) {
        var cases = cases(year);
        var open = transactions.executeRead(tx -> requests.stillOpen(start(year), start(year + 1)));
        return new PublicReport(
                year,
                clock.instant(),
                services(year),
                Figures.of(
                        cases.stream().filter(request -> !request.expedited()).toList()),
                Figures.of(cases.stream().filter(DecidedRequest::expedited).toList()),
                cases.stream().filter(CompileReport::isNotCounted).count(),
                open);
    }

    /** The cases behind the figures. */
    public List<DecidedRequest> cases(int year) {
        return transactions.executeRead(tx -> requests.decidedBetween(start(year), start(year + 1)));
    }

    private static boolean isNotCounted(DecidedRequest request) {
        return request.outcome() == Outcome.WITHDRAWN || request.outcome() == Outcome.NOT_REQUIRED;
    }

    private Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    }

    /** As of the end of the year, or of today. */
    private List<PublicReport.Service> services(int year) {
        var end = LocalDate.of(year, 12, 31);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var day = today.isBefore(end) ? today : end;
        return policies.now().policies().stream()
                .filter(policy -> policy.effective().holdsOn(day))
                .filter(policy -> !policy.authorization().neededFor().isEmpty())
                .map(CompileReport::service)
                .toList();
    }

    private static PublicReport.Service service(Policy policy) {
        var codes = switch (policy.trigger()) {
            case Trigger.Listed listed ->
                policy.authorization().onlyFor().orElse(listed.codes()).text();
            case Trigger.AnyService _ -> "";
        };
        return new PublicReport.Service(policy.identity().title(), codes, policy.id() + " " + policy.version());
    }
}
