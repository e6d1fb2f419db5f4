package payer.service.bench.records;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbered work that some threads share. */
final class Together {
    private Together() {}

    /** What is done for one number. */
    interface Work {
        void on(int number) throws Exception;
    }

    static void inParallel(int threads, int count, Work work) throws Exception {
        var next = new AtomicInteger();
        Callable<Object> worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) work.on(i);
            return true;
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(Collections.nCopies(threads, worker))) done.get();
        }
    }
}
