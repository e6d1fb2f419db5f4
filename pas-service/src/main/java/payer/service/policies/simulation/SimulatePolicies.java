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
    static final int PART = 5_000;

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
        refuseUnlessSame(order, rules);
        var comparison = new Comparison(rules.before(), rules.after(), settings.differences());
        var reading = history(order.history()).open(order);
        try (var workers = Executors.newFixedThreadPool(settings.workers())) {
            work(order, run, comparison, reading, workers);
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
    static void refuseUnlessSame(SimulationOrder order, WhatIf.Rules rules) {
        if (rules.release() != order.release())
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "Policies were published since the simulation was ordered: order it again");
    }

    private void work(
            SimulationOrder order, JobRun run, Comparison comparison, Reading reading, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        var size = reading.size();
        var parts = Math.toIntExact((size + PART - 1) / PART);
        var done = transactions.executeRead(_ -> simulations.partsDone(order.id()));
        var open = IntStream.range(0, parts)
                .filter(part -> !done.contains(part))
                .boxed()
                .toList();
        var finished = done.size();
        run.progress(told(finished, size), size);
        for (var next = 0; next < open.size(); next += settings.workers()) {
            var wave = open.subList(next, Math.min(next + settings.workers(), open.size()));
            for (var part : compared(wave, comparison, reading, workers)) keep(order, part);
            finished += wave.size();
            run.progress(told(finished, size), size);
        }
    }

    private static long told(int parts, long size) {
        return Math.min((long) parts * PART, size);
    }

    private static List<Part> compared(
            List<Integer> wave, Comparison comparison, Reading reading, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        var tasks = wave.stream()
                .<Callable<Part>>map(part -> () -> comparison.compare(part, requests(reading, part)))
                .toList();
        var parts = new ArrayList<Part>();
        for (var result : workers.invokeAll(tasks)) parts.add(result.get());
        return parts;
    }

    private static List<PastRequest> requests(Reading reading, int part) {
        var from = (long) part * PART;
        return reading.read(from, Math.min(from + PART, reading.size()));
    }

    private void keep(SimulationOrder order, Part part) {
        transactions.executeWrite(_ -> {
            simulations.add(order.id(), part);
            return part;
        });
    }
}
