package payer.service.records.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes documents small for the disk. A single record is too short for a compressor to learn what FHIR looks like, so it is
 * given a dictionary of it to start from. The first byte says how the rest is packed; a dictionary in use is never changed,
 * a better one gets the next number.
 */
public final class Packing {
    private static final byte PLAIN = 0;
    private static final byte DICTIONARY_1 = 1;
    private static final byte[] DICTIONARY = read("/payer/service/records/dictionary-1.txt");

    // Each holds some hundred kilobytes outside the heap, so they are used again.
    private static final ConcurrentLinkedQueue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
    private static final ConcurrentLinkedQueue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

    private Packing() {}

    public static byte[] pack(byte[] document) {
        var deflater = java.util.Objects.requireNonNullElseGet(DEFLATERS.poll(), () -> new Deflater(6, true));
        try {
            deflater.reset();
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(document);
            deflater.finish();
            var packed = new ByteArrayOutputStream(document.length / 2 + 64);
            packed.write(DICTIONARY_1);
            var buffer = new byte[4096];
            while (!deflater.finished()) packed.write(buffer, 0, deflater.deflate(buffer));
            return packed.size() <= document.length ? packed.toByteArray() : plain(document);
        } finally {
            DEFLATERS.add(deflater);
        }
    }

    public static byte[] unpack(byte[] packed) {
        return switch (packed[0]) {
            case PLAIN -> java.util.Arrays.copyOfRange(packed, 1, packed.length);
            case DICTIONARY_1 -> inflate(packed);
            default -> throw new IllegalStateException("a document is packed in a way unknown here: " + packed[0]);
        };
    }

    private static byte[] plain(byte[] document) {
        var packed = new byte[document.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(document, 0, packed, 1, document.length);
        return packed;
    }

    private static byte[] inflate(byte[] packed) {
        var inflater = java.util.Objects.requireNonNullElseGet(INFLATERS.poll(), () -> new Inflater(true));
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

    private static byte[] read(String resource) {
        try (var file = Packing.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException("Missing: " + resource);
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
