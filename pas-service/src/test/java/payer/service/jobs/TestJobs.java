package payer.service.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Kinds of job that tests run. */
final class TestJobs {
    private static final Map<String, CountDownLatch> RELEASED = new ConcurrentHashMap<>();

    private TestJobs() {}

    record Errand(String name, int steps) {}

    private static CountDownLatch latch(String name) {
        return RELEASED.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    static void release(String name) {
        latch(name).countDown();
    }

    static boolean isReleased(String name) {
        return latch(name).getCount() == 0;
    }

    abstract static class Kind implements JobKind<Errand> {
        private final String name;
        protected final Notes notes;

        Kind(String name, Notes notes) {
            this.name = name;
            this.notes = notes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Errand> payload() {
            return Errand.class;
        }

        @Override
        public RetryPolicy retries() {
            return new RetryPolicy(4, Duration.ofMillis(20), Duration.ofMillis(100));
        }
    }

    /** Step by step, each noted together with the place to go on from. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Walking extends Kind {
        private final TransactionOperations<Connection> transactions;

        Walking(Notes notes, TransactionOperations<Connection> transactions) {
            super("walking", notes);
            this.transactions = transactions;
        }

        @Override
        public void run(Errand errand, JobRun run) throws Exception {
            for (int step = run.kept(Integer.class).orElse(0); step < errand.steps(); step++) {
                walk(errand, run, step);
                run.progress(step + 1, errand.steps());
            }
        }

        void walk(Errand errand, JobRun run, int step) throws Exception {
            transactions.executeWrite(_ -> {
                notes.note(errand.name(), "step " + step);
                run.keep(step + 1);
                return step;
            });
        }
    }

    /** Falls at its third step until it is released. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Stumbling extends Walking {
        Stumbling(Notes notes, TransactionOperations<Connection> transactions) {
            super(notes, transactions);
        }

        @Override
        public String name() {
            return "stumbling";
        }

        @Override
        void walk(Errand errand, JobRun run, int step) throws Exception {
            if (step == 2 && !isReleased(errand.name())) throw new java.io.IOException("over patient Jane Doe");
            super.walk(errand, run, step);
        }
    }

    /** Walks slowly for ever at its third step in a process that is told to, so that someone may kill it there. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Hanging extends Walking {
        Hanging(Notes notes, TransactionOperations<Connection> transactions) {
            super(notes, transactions);
        }

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        void walk(Errand errand, JobRun run, int step) throws Exception {
            if (step == 2 && DoomedProcess.isThisOne()) new CountDownLatch(1).await();
            super.walk(errand, run, step);
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Waiting extends Kind {
        Waiting(Notes notes) {
            super("waiting", notes);
        }

        @Override
        public void run(Errand errand, JobRun run) throws Exception {
            latch(errand.name()).await(20, TimeUnit.SECONDS);
        }
    }

    /** Fails as often as it is told, with a text that nobody should read. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Failing extends Kind {
        Failing(Notes notes) {
            super("failing", notes);
        }

        @Override
        public void run(Errand errand, JobRun run) {
            notes.note(errand.name(), "attempt " + run.attempt());
            if (run.attempt() <= errand.steps()) throw new IllegalStateException("patient Jane Doe");
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Refusing extends Kind {
        Refusing(Notes notes) {
            super("refusing", notes);
        }

        @Override
        public void run(Errand errand, JobRun run) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "no such group");
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Endless extends Kind {
        Endless(Notes notes) {
            super("endless", notes);
        }

        @Override
        public void run(Errand errand, JobRun run) throws Exception {
            notes.note(errand.name(), "attempt " + run.attempt());
            while (true) {
                run.stopIfCancelled();
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Crowded extends Kind {
        static final AtomicInteger MOST = new AtomicInteger();
        private static final AtomicInteger NOW = new AtomicInteger();

        Crowded(Notes notes) {
            super("crowded", notes);
        }

        @Override
        public int atOnce() {
            return 2;
        }

        @Override
        public void run(Errand errand, JobRun run) throws Exception {
            MOST.accumulateAndGet(NOW.incrementAndGet(), Math::max);
            TimeUnit.MILLISECONDS.sleep(20);
            notes.note(errand.name(), "done");
            NOW.decrementAndGet();
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Listed extends Kind {
        Listed(Notes notes) {
            super("listed", notes);
        }

        @Override
        public void run(Errand errand, JobRun run) {
            notes.note(errand.name(), "listed");
        }
    }

    @Singleton
    @Requires(property = "test.jobs")
    static class Ticking implements RecurringJob {
        static final AtomicInteger MOST = new AtomicInteger();
        private static final AtomicInteger NOW = new AtomicInteger();
        private final Notes notes;

        Ticking(Notes notes) {
            this.notes = notes;
        }

        @Override
        public String name() {
            return "ticking";
        }

        @Override
        public Recurrence when() {
            return Recurrence.every(Duration.ofMillis(50));
        }

        @Override
        public void run(JobRun run) throws Exception {
            MOST.accumulateAndGet(NOW.incrementAndGet(), Math::max);
            TimeUnit.MILLISECONDS.sleep(10);
            notes.note("ticking", "tick");
            NOW.decrementAndGet();
        }
    }
}
