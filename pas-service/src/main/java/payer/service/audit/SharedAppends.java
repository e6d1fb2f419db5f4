package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Whoever comes first writes for all who have come meanwhile: one lane, one commit. While that runs the next ones gather, so
 * the more there is to write, the less each of them costs.
 */
@Singleton
final class SharedAppends implements AccessTrail {
    private static final int MOST_AT_ONCE = 256;

    private final ChainedAuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** Somebody writes now, or has been told to. */
    private final AtomicBoolean led = new AtomicBoolean();

    /** One that waits until it is on record, or until it is its turn to write. */
    private record Waiting(AuditEntry entry, CompletableFuture<Void> done, CompletableFuture<Void> woken) {
        static Waiting with(AuditEntry entry) {
            var done = new CompletableFuture<Void>();
            return new Waiting(entry, done, done.handle((_, _) -> null));
        }

        String tenant() {
            return entry.place().tenant();
        }
    }

    SharedAppends(ChainedAuditTrail trail, TransactionOperations<Connection> transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry) {
        if (transactions.findTransactionStatus().isPresent()) trail.append(entry);
        else if (!waitsForAnswer(entry)) share(entry);
    }

    private static boolean waitsForAnswer(AuditEntry entry) {
        return CallRecords.ofCurrentCall().filter(call -> call.add(entry)).isPresent();
    }

    @Override
    public void append(List<AuditEntry> entries) {
        if (entries.size() == 1) share(entries.getFirst());
        else if (!entries.isEmpty()) transactions.executeWrite(_ -> trail.append(entries));
    }

    private void share(AuditEntry entry) {
        var mine = Waiting.with(entry);
        waiting.add(mine);
        if (led.compareAndSet(false, true)) lead(mine);
        mine.woken().join();
        if (!mine.done().isDone()) lead(mine);
        outcome(mine);
    }

    /** Nobody stays longer than for his own: the next one in the queue goes on. */
    private void lead(Waiting mine) {
        try {
            while (!mine.done().isDone()) write(next());
        } finally {
            handOver();
        }
    }

    /** Woken alone, without the whole crowd queueing for a lock; whoever came after the last look finds nobody leading. */
    private void handOver() {
        do {
            var heir = waiting.peek();
            if (heir != null) {
                heir.woken().complete(null);
                return;
            }
            led.set(false);
        } while (!waiting.isEmpty() && led.compareAndSet(false, true));
    }

    private List<Waiting> next() {
        var taken = new ArrayList<Waiting>();
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            taken.add(one);
            if (taken.size() == MOST_AT_ONCE) break;
        }
        return taken;
    }

    private void write(List<Waiting> taken) {
        try {
            taken.stream()
                    .collect(Collectors.groupingBy(Waiting::tenant, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(this::writeOfOneTenant);
        } finally {
            // Whatever stops the one who writes, nobody waits for what he took along.
            taken.forEach(one -> one.done().completeExceptionally(new IllegalStateException("not put on record")));
        }
    }

    /** One that cannot be written must not take the others with it. */
    private void writeOfOneTenant(List<Waiting> taken) {
        try {
            commit(taken);
        } catch (RuntimeException e) {
            if (taken.size() == 1) taken.getFirst().done().completeExceptionally(e);
            else taken.forEach(one -> writeOfOneTenant(List.of(one)));
        }
    }

    private void commit(List<Waiting> taken) {
        transactions.executeWrite(
                _ -> trail.append(taken.stream().map(Waiting::entry).toList()));
        taken.forEach(one -> one.done().complete(null));
    }

    private static void outcome(Waiting mine) {
        try {
            mine.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
