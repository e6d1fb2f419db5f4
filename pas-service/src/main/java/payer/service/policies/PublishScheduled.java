package payer.service.policies;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.service.jobs.JobKind;
import payer.service.jobs.JobRun;

/** Publishes a version when its time has come. What cannot be published any more is approved again, and says why. */
@Singleton
final class PublishScheduled implements JobKind<PublishScheduled.Order> {
    private static final int LONGEST = 2_000;

    private final PolicyVersions versions;
    private final PublishPolicies publish;
    private final RecordSteps steps;
    private final TransactionOperations<Connection> transactions;

    /** The step that ordered it: whatever happened to the version since takes the order back. */
    @Introspected
    record Order(String policy, String version, int step) {}

    PublishScheduled(
            PolicyVersions versions,
            PublishPolicies publish,
            RecordSteps steps,
            TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.publish = publish;
        this.steps = steps;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "publish-scheduled-policy";
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) {
        publishIfStillOrdered(order);
    }

    void publishIfStillOrdered(Order order) {
        var key = new VersionKey(order.policy(), order.version());
        transactions
                .executeRead(_ -> versions.find(key))
                .filter(life -> life.number() == order.step())
                .ifPresent(this::publish);
    }

    private void publish(Life life) {
        var ordered = life.last().stamp();
        var editor = Editor.ofSchedule(ordered.by());
        var seen = Optional.of(life.number());
        try {
            publish.publish(List.of(new PublishPolicies.Wanted(life.key(), seen)), ordered.reason(), editor);
        } catch (Problem problem) {
            if (problem.kind().status() >= 500) throw problem;
            steps.take(life.key(), seen, said(problem), editor, Life::refused);
        }
    }

    private static String said(Problem problem) {
        var text = problem.issues().stream().map(Problem.Issue::text).collect(Collectors.joining(" "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
