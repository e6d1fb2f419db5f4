package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The requests that were really decided here, the latest of them. */
@Singleton
final class RecordedHistory implements RequestHistory {
    private final RecordedRequests requests;
    private final TransactionOperations<Connection> transactions;

    RecordedHistory(RecordedRequests requests, TransactionOperations<Connection> transactions) {
        this.requests = requests;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "recorded";
    }

    /** The order names the newest request by then, so another attempt reads the same ones. */
    @Override
    public Reading open(SimulationOrder order) {
        var first = Math.max(order.newest() - order.requests(), 0) + 1;
        return new Reading() {
            @Override
            public long size() {
                return order.newest() - first + 1;
            }

            @Override
            public List<PastRequest> read(long from, long to) {
                return transactions.executeRead(_ -> requests.between(first + from, first + to));
            }
        };
    }

    @Override
    public long newest() {
        var newest = transactions.executeRead(_ -> requests.newest());
        if (newest == 0)
            throw Problem.of(ProblemKind.CONFLICT, "No request has been recorded yet; try a synthetic history");
        return newest;
    }
}
