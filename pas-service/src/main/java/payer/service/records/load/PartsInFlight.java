package payer.service.records.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends parts of a file side by side, so that reading, packing and storing them do not wait for one another. */
final class PartsInFlight implements AutoCloseable {
    /** A part leaves when the one that is so many before it has arrived. */
    static final int MOST = 4;

    private final LoadClient service;
    private final String load;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<Integer>> underWay = new ArrayDeque<>();

    PartsInFlight(LoadClient service, String load) {
        this.service = service;
        this.load = load;
    }

    void send(int number, byte[] part) throws IOException, InterruptedException {
        if (underWay.size() == MOST) awaitFirst();
        underWay.add(threads.submit(() -> {
            service.send(load, number, part);
            return number;
        }));
    }

    /** Returns when all have arrived. */
    void await() throws IOException, InterruptedException {
        while (!underWay.isEmpty()) awaitFirst();
    }

    private void awaitFirst() throws IOException, InterruptedException {
        try {
            underWay.remove().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause() == null ? "" : e.getCause().getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
