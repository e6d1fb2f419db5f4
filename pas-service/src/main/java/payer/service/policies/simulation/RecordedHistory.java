package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
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
        var first = order.oldest();
        return new Reading() {
            @Override
            public long size() {
                return order.newest() - first + 1;
            }

            @Override
            public List<PastRequest> read(long from, long to) {
                return transactions.executeRead(_ -> requests.between(first + from, first + to, order.occasions()));
            }
        };
    }

    @Override
    public Extent extent(long wanted, Set<Occasion> occasions) {
        return transactions.executeRead(_ -> {
            var newest = requests.newest();
            return requests.oldest(occasions, newest, wanted)
                    .map(oldest -> new Extent(oldest, newest))
                    .orElseThrow(() -> Problem.of(
                            ProblemKind.CONFLICT,
                            "Nothing has been recorded on such an occasion yet; try a synthetic history",
                            "history"));
        });
    }
}
