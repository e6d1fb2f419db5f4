package payer.service.policies.simulation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.LongStream;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.PolicyCase;
import payer.service.policies.PublishedCases;

/** A history made from the cases of the published policies, for a payer that has none yet. */
@Singleton
final class SyntheticHistory implements RequestHistory {
    private final PublishedCases cases;

    SyntheticHistory(PublishedCases cases) {
        this.cases = cases;
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public Reading open(SimulationOrder order) {
        var situations = cases.all().stream().map(PolicyCase::situation).toList();
        if (situations.isEmpty())
            throw Problem.of(ProblemKind.UNPROCESSABLE, "No policy in force has cases to make a history of");
        var variations = new CaseVariations(situations, order.seed());
        return new Reading() {
            @Override
            public long size() {
                return order.requests();
            }

            @Override
            public List<PastRequest> read(long from, long to) {
                return LongStream.range(from, to).mapToObj(variations::request).toList();
            }
        };
    }
}
