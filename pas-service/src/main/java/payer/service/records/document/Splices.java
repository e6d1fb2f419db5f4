package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces of a text to be replaced by others, all at once. */
final class Splices {
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    private record Splice(int start, int end, byte[] by) {}

    private final byte[] text;
    private final List<Splice> splices = new ArrayList<>();

    Splices(byte[] text) {
        this.text = text;
    }

    void replace(int start, int end, String by) {
        splices.add(new Splice(start, end, by.getBytes(UTF_8)));
    }

    void insert(int at, String added) {
        replace(at, at, added);
    }

    byte[] applied() {
        if (splices.isEmpty()) return text;
        splices.sort(Comparator.comparingInt(Splice::start));
        var result = new ByteArrayOutputStream(text.length + 200);
        int done = 0;
        for (var splice : splices) {
            result.write(text, done, splice.start - done);
            result.writeBytes(splice.by);
            done = splice.end;
        }
        result.write(text, done, text.length - done);
        return result.toByteArray();
    }
}
