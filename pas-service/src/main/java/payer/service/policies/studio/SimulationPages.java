package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.jobs.Job;
import payer.service.jobs.JobState;
import payer.service.jobs.Jobs;
import payer.service.policies.VersionKey;
import payer.service.policies.simulation.Difference;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.Part;
import payer.service.policies.simulation.SimulationOrder;
import payer.service.policies.simulation.SimulationSettings;
import payer.service.policies.simulation.Simulations;
import payer.service.policies.simulation.Simulations.Ordered;
import payer.service.policies.simulation.Tally;

/** Shows simulations while they run and afterwards. */
@Singleton
final class SimulationPages {
    private static final int LISTED = 50;
    private static final int TOLD = 200;

    private final Simulations simulations;
    private final SimulationSettings settings;
    private final Jobs jobs;
    private final StudioWords words;
    private final TransactionOperations<Connection> transactions;

    SimulationPages(
            Simulations simulations,
            SimulationSettings settings,
            Jobs jobs,
            StudioWords words,
            TransactionOperations<Connection> transactions) {
        this.simulations = simulations;
        this.settings = settings;
        this.jobs = jobs;
        this.words = words;
        this.transactions = transactions;
    }

    /** Those of a version, the newest first. */
    SimulationsPage of(VersionKey key, Attempt attempt) {
        return transactions.executeRead(_ -> new SimulationsPage(
                key.policy(),
                key.version(),
                key.text(),
                simulations.newest(LISTED).stream()
                        .filter(ordered -> ordered.order().key().equals(key))
                        .map(ordered -> page(ordered, List.of()))
                        .toList(),
                attempt));
    }

    SimulationPage one(UUID id) {
        return transactions.executeRead(_ -> {
            var ordered = simulations
                    .find(id)
                    .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such simulation"));
            return page(ordered, simulations.parts(id));
        });
    }

    private SimulationPage page(Ordered ordered, List<Part> parts) {
        var order = ordered.order();
        var job = jobs.find(ordered.job());
        var tally = parts.stream().map(Part::tally).reduce(Tally.NOTHING, Tally::plus);
        return new SimulationPage(
                order.id().toString(),
                order.policy(),
                order.version(),
                on(order),
                order.by(),
                words.moment(order.at()),
                state(job),
                Math.max(tally.requests(), job.map(Job::done).orElse(0L)),
                job.map(Job::total).filter(total -> total > 0).orElse(order.requests()),
                job.filter(one -> !one.state().isOver()).isPresent(),
                job.filter(one -> !one.state().isOver() && !one.cancelRequested())
                        .isPresent(),
                job.filter(one -> one.state() == JobState.CANCELLED || one.state() == JobState.FAILED)
                        .isPresent(),
                Optional.of(tally).filter(some -> some.requests() > 0).map(some -> outcome(some, parts)));
    }

    private static String on(SimulationOrder order) {
        if (!order.history().equals("recorded")) return "made-up requests, seed " + order.seed();
        return "requests that were decided here ("
                + order.occasions().stream().sorted().map(Occasion::text).collect(Collectors.joining(", ")) + ")";
    }

    private static StudioWords.Mark state(Optional<Job> job) {
        if (job.isEmpty()) return new StudioWords.Mark("■", "Over", "plain");
        if (job.get().cancelRequested() && !job.get().state().isOver())
            return new StudioWords.Mark("…", "Stops after the part that was begun", "wait");
        return switch (job.get().state()) {
            case QUEUED -> new StudioWords.Mark("…", "Waits for its turn", "wait");
            case RUNNING -> new StudioWords.Mark("▸", "Runs", "wait");
            case SUCCEEDED -> new StudioWords.Mark("✓", "Done", "good");
            case FAILED -> new StudioWords.Mark("✗", "Ended: order it again if policies were published since", "bad");
            case CANCELLED -> new StudioWords.Mark("■", "Stopped; what was done stays", "plain");
        };
    }

    private SimulationPage.Outcome outcome(Tally tally, List<Part> parts) {
        var told = parts.stream()
                .flatMap(part -> part.differences().stream())
                .limit(TOLD)
                .toList();
        return new SimulationPage.Outcome(
                tally.requests(),
                tally.touched(),
                tally.lines(),
                tally.changed(),
                answers(tally),
                moves(tally.moves()),
                new SimulationPage.Shift("Questions asked", tally.questionsBefore(), tally.questionsAfter()),
                new SimulationPage.Shift(
                        "Reviewers’ minutes",
                        settings.reviewerMinutes(tally.before()),
                        settings.reviewerMinutes(tally.after())),
                told.stream().map(SimulationPages::changed).toList(),
                Math.toIntExact(Math.max(0, tally.changed() - told.size())));
    }

    /** Where the kind of answer is the same, what is granted or asked is not. */
    private static SimulationPage.Changed changed(Difference one) {
        var after = one.after().equals(one.before()) ? one.after() + ", with another grant or questions" : one.after();
        return new SimulationPage.Changed(one.request(), one.line(), one.before(), after);
    }

    private static List<SimulationPage.Shift> answers(Tally tally) {
        var kinds = new TreeSet<>(tally.before().keySet());
        kinds.addAll(tally.after().keySet());
        return kinds.stream()
                .map(kind -> new SimulationPage.Shift(
                        StudioWords.plain(kind),
                        tally.before().getOrDefault(kind, 0L),
                        tally.after().getOrDefault(kind, 0L)))
                .toList();
    }

    private static List<SimulationPage.Move> moves(Map<String, Long> moves) {
        return moves.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(move -> {
                    var sides = move.getKey().split(" > ", 2);
                    return new SimulationPage.Move(
                            StudioWords.plain(sides[0]), StudioWords.plain(sides[1]), move.getValue());
                })
                .toList();
    }
}
