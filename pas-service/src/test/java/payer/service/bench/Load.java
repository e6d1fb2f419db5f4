package payer.service.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A closed loop of clients, each on a connection of its own, bounded in time: warm-up first, then what counts. */
record Load(int port, long serverPid, int clients, Duration warmUp, Duration measured) {

    /** {@code request} makes the n-th request's bytes; {@code expected} is the status that counts as an answer. */
    Measured run(String name, int expected, LongFunction<byte[]> request) throws Exception {
        var number = new AtomicLong();
        loop(expected, request, number, warmUp);
        var cpuBefore = serverCpu();
        var start = System.nanoTime();
        var loops = loop(expected, request, number, measured);
        var seconds = (System.nanoTime() - start) / 1e9;
        var nanos = loops.stream().flatMap(l -> l.nanos.stream()).toList();
        var unexpected = loops.stream().mapToLong(l -> l.unexpected).sum();
        return new Measured(name, clients, seconds, nanos, serverCpu().minus(cpuBefore), unexpected);
    }

    private List<Loop> loop(int expected, LongFunction<byte[]> request, AtomicLong number, Duration time)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var loops = new ArrayList<Callable<Loop>>();
            for (var i = 0; i < clients; i++) loops.add(() -> new Loop().run(port, expected, request, number, time));
            var results = new ArrayList<Loop>();
            for (var future : threads.invokeAll(loops)) results.add(future.get());
            return results;
        }
    }

    private Duration serverCpu() {
        return ProcessHandle.of(serverPid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static final class Loop {
        final List<Long> nanos = new ArrayList<>(100_000);
        long unexpected;

        Loop run(int port, int expected, LongFunction<byte[]> request, AtomicLong number, Duration time)
                throws IOException {
            try (var client = new WireClient(port)) {
                for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
                    var bytes = request.apply(number.incrementAndGet());
                    var start = System.nanoTime();
                    var status = client.send(bytes);
                    nanos.add(System.nanoTime() - start);
                    if (status != expected) unexpected++;
                }
            }
            return this;
        }
    }
}
