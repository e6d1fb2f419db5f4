package payer.service.records.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import payer.service.fhir.ByteOrderMark;

/** The text of a part: lines of JSON, packed while they wait. */
final class PartText {
    private static final byte NEW_LINE = '\n';

    private PartText() {}

    static byte[] packed(byte[] text) {
        var packed = new ByteArrayOutputStream(text.length / 6 + 64);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(packed, deflater)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    static byte[] unpacked(byte[] packed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line, also an empty one: their numbers are told. The last need not be ended. */
    static List<byte[]> lines(byte[] text) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != NEW_LINE) continue;
            lines.add(line(text, start, i));
            start = i + 1;
        }
        if (start < text.length) lines.add(line(text, start, text.length));
        return lines;
    }

    static boolean isBlank(byte[] line) {
        for (var b : line) if (b > ' ' || b < 0) return false;
        return true;
    }

    /** Files that were put together may have a mark before any of their lines. */
    private static byte[] line(byte[] text, int start, int end) {
        return ByteOrderMark.stripped(Arrays.copyOfRange(text, start, end));
    }
}
