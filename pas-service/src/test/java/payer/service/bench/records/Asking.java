package payer.service.bench.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import payer.service.bench.WireClient;
import payer.service.database.Sql;
import payer.service.records.ReadRecords;
import payer.service.records.document.Packing;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;

/** Reads and searches a store: by the innermost parts alone, and over HTTP with a token, as clients do. */
final class Asking {
    private static final int CLIENTS = 8;
    private static final int WARMING_UP = 4_000;
    private static final int ASKED = 16_000;

    private final Store store;
    private final Sample sample;

    Asking(Store store) {
        this.store = store;
        this.sample = Sample.of(store);
    }

    /** Its cost should not depend on the size of the store. */
    Timed patientSearch() {
        var random = new Random(7);
        return timed("", () -> search(RecordQuestion.PATIENT_AND_CODE, random));
    }

    void each() throws IOException {
        var random = new Random(5);
        var floor = timed("floor of reading: one document by its number", () -> floorRead(random));
        floor.tell(floor.what(), floor);
        timed("read", () -> read(random)).tell("read", floor);
        for (var question : RecordQuestion.values())
            timed("", () -> search(question, random)).tell(question.words(), floor);
        try (var http = new OverHttp()) {
            timed("", () -> http.get(readPath(random))).tell("over HTTP: read", floor);
            for (var question : RecordQuestion.values())
                timed("", () -> http.get(path(question, random))).tell("over HTTP: " + question.words(), floor);
        }
    }

    /** All questions in turn, by some clients at once. */
    void mixed() throws Exception {
        var randoms =
                ThreadLocal.withInitial(() -> new Random(Thread.currentThread().threadId()));
        mixed("mixed searches by " + CLIENTS + " callers inside", number -> search(question(number), randoms.get()));
        var clients = new java.util.concurrent.ConcurrentHashMap<Thread, OverHttp>();
        mixed(
                "mixed searches by " + CLIENTS + " clients over HTTP",
                number -> clients.computeIfAbsent(Thread.currentThread(), _ -> new OverHttp())
                        .get(path(question(number), randoms.get())));
        for (var client : clients.values()) client.close();
    }

    private void mixed(String what, Together.Work work) throws Exception {
        Together.inParallel(CLIENTS, WARMING_UP, work);
        var clock = Stopwatch.of(store::cpu);
        Together.inParallel(CLIENTS, ASKED, work);
        clock.tell(what, ASKED, 0);
    }

    private static RecordQuestion question(int number) {
        var all = RecordQuestion.values();
        return all[number % all.length];
    }

    private Timed timed(String what, java.util.function.Supplier<Object> ask) {
        return Timed.of(what, store::cpu, _ -> ask.get());
    }

    private Object floorRead(Random random) {
        var key = sample.observation(random).self();
        return store.transactions()
                .executeRead(tx -> Sql.of(tx.getConnection(), "SELECT document FROM record WHERE self = ?", key)
                        .first(row -> Packing.unpack(row.bytes("document")))
                        .orElseThrow());
    }

    private Object read(Random random) {
        return store.service().bean(ReadRecords.class).read(sample.observation(random), Loading.LOADER);
    }

    private Object search(RecordQuestion question, Random random) {
        var query = QueryText.parse(question.query(sample, random));
        return store.service().bean(SearchRecords.class).search(question.type(), query, true, Loading.LOADER);
    }

    private String readPath(Random random) {
        return "/records/fhir/" + sample.observation(random).reference();
    }

    private String path(RecordQuestion question, Random random) {
        return "/records/fhir/" + question.type() + "?"
                + question.query(sample, random).replace("|", "%7C");
    }

    /** One connection, with a token that is renewed before it expires. */
    private final class OverHttp implements AutoCloseable {
        private static final long TOKEN_NANOS = 200_000_000_000L;

        private final WireClient client;
        private final AtomicLong since = new AtomicLong();
        private String[] token = new String[0];

        OverHttp() {
            try {
                client = new WireClient(store.service().port());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Object get(String path) {
            renew();
            try {
                var status = client.send(WireClient.request("GET", path, "", token));
                if (status != 200) throw new IllegalStateException(path + " was answered with " + status);
                return status;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void renew() {
            if (token.length > 0 && System.nanoTime() - since.get() < TOKEN_NANOS) return;
            token = store.service().as("demo-loader", "system/*.cruds");
            since.set(System.nanoTime());
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
