package payer.service.records.document;

import static java.util.Objects.requireNonNullElseGet;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs with what every JDK has: twenty times slower than {@link Trained}, and read wherever the shelf was filled by it. */
final class Deflated {
    private static final byte[] DICTIONARY = Dictionaries.read("dictionary-1.txt");

    // Each holds some hundred kilobytes outside the heap, so they are used again.
    private static final ConcurrentLinkedQueue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
    private static final ConcurrentLinkedQueue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

    private Deflated() {}

    static byte[] pack(byte[] document, byte mark) {
        var deflater = requireNonNullElseGet(DEFLATERS.poll(), () -> new Deflater(6, true));
        try {
            deflater.reset();
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(document);
            deflater.finish();
            var packed = new ByteArrayOutputStream(document.length / 2 + 64);
            packed.write(mark);
            var buffer = new byte[4096];
            while (!deflater.finished()) packed.write(buffer, 0, deflater.deflate(buffer));
            return packed.toByteArray();
        } finally {
            DEFLATERS.add(deflater);
        }
    }

    static byte[] unpack(byte[] packed) {
        var inflater = requireNonNullElseGet(INFLATERS.poll(), () -> new Inflater(true));
        try {
            inflater.reset();
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed, 1, packed.length - 1);
            var document = new ByteArrayOutputStream(packed.length * 4);
            var buffer = new byte[4096];
            while (!inflater.finished()) {
                var read = inflater.inflate(buffer);
                if (read == 0 && inflater.needsInput()) throw new IllegalStateException("a stored document is cut off");
                document.write(buffer, 0, read);
            }
            return document.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        } finally {
            INFLATERS.add(inflater);
        }
    }
}
