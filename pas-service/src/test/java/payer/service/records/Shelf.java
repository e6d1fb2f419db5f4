package payer.service.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import payer.service.records.document.BundleSlices;
import payer.service.records.search.Found;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;
import payer.service.running.RunningService;

/** The shelf of a running service, without the HTTP in front of it. */
public final class Shelf {
    public static final Acting LOADER = Acting.ourselves("test");

    private final WriteRecords write;
    private final ReadRecords read;
    private final SearchRecords search;
    private final RunBundle bundles;

    Shelf(RunningService service) {
        write = service.bean(WriteRecords.class);
        read = service.bean(ReadRecords.class);
        search = service.bean(SearchRecords.class);
        bundles = service.bean(RunBundle.class);
    }

    public static Shelf shared() {
        return new Shelf(RunningService.shared());
    }

    Outcome create(String type, String json) {
        return write.write(new Write.Create(type, bytes(json), Optional.empty(), ""), LOADER);
    }

    Outcome createUnless(String type, String condition, String json) {
        var unless = Optional.of(QueryText.parse(condition));
        return write.write(new Write.Create(type, bytes(json), unless, ""), LOADER);
    }

    Outcome put(String reference, String json) {
        return put(reference, json, Precondition.none());
    }

    Outcome put(String reference, String json, Precondition condition) {
        return write.write(new Write.Update(key(reference), bytes(json), condition, ""), LOADER);
    }

    Outcome putFound(String type, String condition, String json) {
        var which = QueryText.parse(condition);
        return write.write(new Write.UpdateFound(type, which, bytes(json), Precondition.none(), ""), LOADER);
    }

    public List<Outcome> putAll(List<Write> writes) {
        var places =
                IntStream.range(0, writes.size()).mapToObj(i -> "write " + i).toList();
        return write.write(writes, places, LOADER);
    }

    Outcome delete(String reference) {
        return write.write(new Write.Delete(key(reference), Precondition.none()), LOADER);
    }

    String read(String reference) {
        return text(read.read(key(reference), LOADER));
    }

    String read(String reference, int version) {
        return text(read.read(key(reference), version, LOADER));
    }

    List<RecordVersion> history(String reference) {
        return read.history(key(reference), new Records.Window(Optional.empty(), Optional.empty(), 100), LOADER);
    }

    List<RecordVersion> historyPage(String type, Optional<Records.Place> before, int count) {
        return read.history(type, new Records.Window(Optional.empty(), before, count), LOADER);
    }

    List<RunBundle.Answer> transaction(String bundle) {
        return bundles.transaction(BundleSlices.entries(bytes(bundle)), LOADER);
    }

    List<RunBundle.Answer> batch(String bundle) {
        return bundles.batch(BundleSlices.entries(bytes(bundle)), LOADER);
    }

    public Found search(String type, String query) {
        return search.search(type, QueryText.parse(query), true, LOADER);
    }

    public Found next(String type, String cursor, Acting by) {
        return search.next(type, cursor, by);
    }

    /** The ids of all matches, in order. */
    public List<String> ids(String type, String query) {
        return search(type, query).matches().stream()
                .map(match -> match.key().id())
                .toList();
    }

    public static RecordKey key(String reference) {
        return RecordKey.of(reference).orElseThrow();
    }

    public static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }

    private static String text(RecordVersion version) {
        return new String(version.document(), UTF_8);
    }
}
