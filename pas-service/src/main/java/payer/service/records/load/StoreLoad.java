package payer.service.records.load;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.problem.Problem;
import payer.service.audit.Act;
import payer.service.caller.Caller;
import payer.service.database.SqlFault;
import payer.service.jobs.JobKind;
import payer.service.jobs.JobRun;
import payer.service.records.Acting;
import payer.service.records.LoadRecords;
import payer.service.records.LoadSettings;

/**
 * Stores a file that was received, some parts side by side. A part and the note that it is stored are one transaction, so
 * whoever takes the job over goes on where it was. A line that cannot be stored is put on the report; the others are stored.
 */
@Singleton
public final class StoreLoad implements JobKind<StoreLoad.Order> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLoad.class);

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS_AT_A_PART = 5;

    private final Loads loads;
    private final LoadRecords records;
    private final TransactionOperations<Connection> transactions;
    private final LoadSettings settings;

    /** Which load, and who asked for it: the audit trail names them for every part. */
    public record Order(LoadId load, Acting.Kept by) {
        static Order of(LoadId load, Caller caller) {
            return new Order(load, Acting.Kept.of(caller));
        }
    }

    StoreLoad(Loads loads, LoadRecords records, TransactionOperations<Connection> transactions, LoadSettings settings) {
        this.loads = loads;
        this.records = records;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "store-load";
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void run(Order order, JobRun run) throws Exception {
        var load = transactions.executeRead(_ -> loads.find(order.load()).orElseThrow());
        var waiting = transactions.executeRead(_ -> loads.waiting(order.load()));
        var done = new AtomicInteger(load.parts() - waiting.size());
        var next = new AtomicInteger();
        Callable<Object> worker = () -> {
            for (int i = next.getAndIncrement(); i < waiting.size(); i = next.getAndIncrement()) {
                run.stopIfCancelled();
                storeOrAgain(order, waiting.get(i));
                run.progress(done.incrementAndGet(), load.parts());
            }
            return true;
        };
        work(worker);
        LOG.info("Load {} is stored", order.load());
    }

    private void work(Callable<Object> worker) throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Object>>();
            for (int i = 0; i < settings.workers(); i++) all.add(worker);
            for (var ended : workers.invokeAll(all)) ended.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Parts that bring records of the same patients, in another order, may stand in each other's way. */
    private void storeOrAgain(Order order, int number) {
        for (int attempt = 1; ; attempt++) {
            try {
                store(order, number);
                return;
            } catch (SqlFault fault) {
                if (!fault.state().equals(DEADLOCK) || attempt == ATTEMPTS_AT_A_PART) throw fault;
            }
        }
    }

    /** All at once, and line by line if something of it cannot be stored. */
    private void store(Order order, int number) {
        var lines = transactions
                .executeRead(_ -> loads.part(order.load(), number))
                .map(PartText::unpacked)
                .map(PartText::lines)
                .orElse(List.of());
        var prepared = records.prepare(
                lines.stream().filter(line -> !PartText.isBlank(line)).toList());
        var numbers = numbers(lines);
        var act = Act.of(Act.Kind.ADMINISTRATION, "load-records", "Load", order.load() + "/" + number);
        var by = order.by().acting();
        try {
            transactions.executeWrite(_ -> note(order, number, numbers, records.storeAll(prepared, act, by)));
        } catch (Problem problem) {
            LOG.debug("Part {} of load {} is stored line by line: {}", number, order.load(), problem.kind());
            var loaded = records.storeEach(prepared, act, by);
            transactions.executeWrite(_ -> note(order, number, numbers, loaded));
        }
    }

    /** Lines count from 1; blank ones hold no document. */
    private static List<Integer> numbers(List<byte[]> lines) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) if (!PartText.isBlank(lines.get(i))) numbers.add(i + 1);
        return numbers;
    }

    private boolean note(Order order, int part, List<Integer> numbers, LoadRecords.Loaded loaded) {
        var refused = loaded.refused().stream()
                .flatMap(one ->
                        one.why().issues().stream().map(issue -> RefusedLine.of(numbers.get(one.document()), issue)))
                .toList();
        loads.done(order.load(), part, loaded.stored(), loaded.unchanged(), refused);
        return true;
    }
}
