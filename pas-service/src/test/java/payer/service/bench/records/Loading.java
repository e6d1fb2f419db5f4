package payer.service.bench.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import payer.service.audit.Act;
import payer.service.bench.WireClient;
import payer.service.records.Acting;
import payer.service.records.LoadRecords;

/** Fills a store: as an operator does, through the door for files, or by the innermost part alone. */
final class Loading {
    static final Acting LOADER = Acting.ourselves("bench");

    private static final Act LOADING = Act.of(Act.Kind.ADMINISTRATION, "load-records", "Load", "bench");
    private static final int IN_ONE_TRANSACTION = 250;
    private static final int DOCUMENTS_OF_A_FILE = 100_000;
    private static final int DOCUMENTS_OF_A_BLOCK = 690;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final int threads;
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Loading(Store store, int threads) {
        this.store = store;
        this.threads = threads;
    }

    /** File by file, each begun, sent in parts, started and waited for, until the store has so many documents. */
    void throughTheDoor(long wanted) throws Exception {
        while (!store.isFull() && store.documents() < wanted) {
            var blocks = blocksFor(Math.min(DOCUMENTS_OF_A_FILE, wanted - store.documents()));
            file(blocks);
            keep(blocks);
        }
    }

    /** Without HTTP and without the parts being kept meanwhile. */
    void directly(long wanted) throws Exception {
        var load = store.service().bean(LoadRecords.class);
        while (!store.isFull() && store.documents() < wanted) {
            var blocks = blocksFor(wanted - store.documents());
            var first = store.blocks();
            Together.inParallel(threads, blocks, number -> {
                for (var part : parts(first + number)) storeDirectly(load, part);
            });
            keep(blocks);
        }
    }

    private int blocksFor(long wanted) {
        var left = store.population().blocks() - store.blocks();
        return Math.clamp(wanted / DOCUMENTS_OF_A_BLOCK, 1, Math.max(1, left));
    }

    private void keep(int blocks) throws IOException {
        store.loaded(blocks, documents.getAndSet(0), bytes.getAndSet(0));
    }

    private List<List<byte[]>> parts(int block) {
        var lines = store.lines(block);
        documents.addAndGet(lines.size());
        bytes.addAndGet(lines.stream().mapToLong(line -> line.length).sum());
        var parts = new ArrayList<List<byte[]>>();
        for (int i = 0; i < lines.size(); i += IN_ONE_TRANSACTION)
            parts.add(lines.subList(i, Math.min(lines.size(), i + IN_ONE_TRANSACTION)));
        return parts;
    }

    private void storeDirectly(LoadRecords load, List<byte[]> part) {
        var prepared = load.prepare(part);
        var loaded = store.transactions().executeWrite(_ -> load.storeAll(prepared, LOADING, LOADER));
        if (!loaded.refused().isEmpty())
            throw new IllegalStateException(
                    "refused: " + loaded.refused().getFirst().why());
    }

    private void file(int blocks) throws Exception {
        var first = store.blocks();
        var id = JSON.readTree(post("?name=bench").body()).path("id").asText();
        var sent = new java.util.concurrent.atomic.AtomicInteger();
        var token = token();
        Together.inParallel(threads, blocks, number -> {
            for (var part : parts(first + number)) send(id, sent.getAndIncrement(), part, token);
        });
        post("/" + id + "/start?parts=" + sent.get());
        waitFor(id);
    }

    private void send(String id, int number, List<byte[]> part, String[] token) throws IOException {
        var text = part.stream().map(line -> new String(line, UTF_8)).collect(Collectors.joining("\n"));
        var request = WireClient.request(
                "PUT",
                "/records/loads/" + id + "/parts/" + number,
                text,
                "Content-Type",
                "application/fhir+ndjson",
                token[0],
                token[1]);
        try (var client = new WireClient(store.service().port())) {
            var status = client.send(request);
            if (status != 204) throw new IllegalStateException("a part was answered with " + status);
        }
    }

    private void waitFor(String id) throws Exception {
        var token = token();
        for (var asked = 1; ; asked++) {
            if (asked % 1_000 == 0) token = token(); // it lives for five minutes
            var load = JSON.readTree(
                    store.service().get("/records/loads/" + id, token).body());
            if (load.path("refused").asLong() > 0 || load.path("failed").asBoolean())
                throw new IllegalStateException("not everything was stored: " + load);
            if (load.path("done").asBoolean()) return;
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private java.net.http.HttpResponse<String> post(String path) {
        return store.service().post("/records/loads" + path, "", token());
    }

    private String[] token() {
        return store.service().as("demo-loader", "role/data-steward");
    }
}
