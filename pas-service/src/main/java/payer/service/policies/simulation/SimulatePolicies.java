package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.jobs.JobKind;
import payer.service.jobs.JobRun;
import payer.service.policies.WhatIf;
import payer.service.policies.simulation.RequestHistory.Reading;

/** Decides past requests twice and counts. Each part is kept as it is done, so another attempt goes on where this one was. */
@Singleton
final class SimulatePolicies implements JobKind<SimulationOrder> {
    private static final int LARGEST_PART = 5_000;
    private static final int SMALLEST_PART = 50;
    private static final int PARTS = 100;

    private final List<RequestHistory> histories;
    private final WhatIf whatIf;
    private final Simulations simulations;
    private final SimulationSettings settings;
    private final TransactionOperations<Connection> transactions;

    SimulatePolicies(
            List<RequestHistory> histories,
            WhatIf whatIf,
            Simulations simulations,
            SimulationSettings settings,
            TransactionOperations<Connection> transactions) {
        this.histories = histories;
        this.whatIf = whatIf;
        this.simulations = simulations;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "simulate-policy";
    }

    @Override
    public Class<SimulationOrder> payload() {
        return SimulationOrder.class;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void run(SimulationOrder order, JobRun run) throws InterruptedException, ExecutionException {
        var rules = whatIf.published(order.key(), order.revision());
        refuseUnlessSame(order, rules.release());
        var reading = history(order.history()).open(order);
        var part = part(reading.size());
        var comparison = new Comparison(
                rules.before(), rules.after(), Math.ceilDiv(settings.differences() * part, LARGEST_PART));
        try (var workers = Executors.newFixedThreadPool(settings.workers())) {
            work(order, run, comparison, new Parts(reading, part), workers);
        }
    }

    /** Progress is told by the hundredth, and whoever cancels waits for no more than one; each attempt cuts alike. */
    static int part(long size) {
        return Math.clamp(Math.ceilDiv(size, PARTS), SMALLEST_PART, LARGEST_PART);
    }

    /** A history, cut. */
    private record Parts(Reading reading, int each) {
        long size() {
            return reading.size();
        }

        int count() {
            return Math.toIntExact(Math.ceilDiv(size(), each));
        }

        List<PastRequest> requests(int part) {
            var from = (long) part * each;
            return reading.read(from, Math.min(from + each, size()));
        }

        /** How many requests so many parts are. */
        long told(int parts) {
            return Math.min((long) parts * each, size());
        }
    }

    RequestHistory history(String name) {
        return histories.stream()
                .filter(history -> history.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "A history is one of: "
                                + String.join(
                                        ", ",
                                        histories.stream()
                                                .map(RequestHistory::name)
                                                .sorted()
                                                .toList()),
                        "history"));
    }

    /** Half of it compared with one set of rules and half with another would say nothing. */
    static void refuseUnlessSame(SimulationOrder order, int release) {
        if (release != order.release())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "Policies were published since the simulation was ordered: order it again");
    }

    private void work(SimulationOrder order, JobRun run, Comparison comparison, Parts parts, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        var done = transactions.executeRead(_ -> simulations.partsDone(order.id()));
        var open = IntStream.range(0, parts.count())
                .filter(part -> !done.contains(part))
                .boxed()
                .toList();
        var finished = done.size();
        run.progress(parts.told(finished), parts.size());
        for (var next = 0; next < open.size(); next += settings.workers()) {
            var wave = open.subList(next, Math.min(next + settings.workers(), open.size()));
            for (var part : compared(wave, comparison, parts, workers)) keep(order, part);
            refuseUnlessSame(order, whatIf.release());
            finished += wave.size();
            run.progress(parts.told(finished), parts.size());
        }
    }

    private static List<Part> compared(List<Integer> wave, Comparison comparison, Parts parts, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        var tasks = wave.stream()
                .<Callable<Part>>map(part -> () -> comparison.compare(part, parts.requests(part)))
                .toList();
        var compared = new ArrayList<Part>();
        for (var result : workers.invokeAll(tasks)) compared.add(result.get());
        return compared;
    }

    private void keep(SimulationOrder order, Part part) {
        transactions.executeWrite(_ -> {
            simulations.add(order.id(), part);
            return part;
        });
    }
}
