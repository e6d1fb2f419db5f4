package payer.service.records.document;

import java.util.Arrays;

/**
 * Makes documents small for the disk. A single record is too short for a compressor to learn what FHIR looks like, so it is
 * given a dictionary of it to start from. The first byte says how the rest is packed; a dictionary in use is never changed,
 * a better one gets the next number.
 */
public final class Packing {
    private static final byte PLAIN = 0;
    private static final byte DEFLATED_1 = 1;
    private static final byte ZSTD_2 = 2;

    private Packing() {}

    public static byte[] pack(byte[] document) {
        var packed = Trained.isHere() ? Trained.pack(document, ZSTD_2) : Deflated.pack(document, DEFLATED_1);
        return packed.length <= document.length ? packed : plain(document);
    }

    public static byte[] unpack(byte[] packed) {
        return switch (packed[0]) {
            case PLAIN -> Arrays.copyOfRange(packed, 1, packed.length);
            case DEFLATED_1 -> Deflated.unpack(packed);
            case ZSTD_2 -> Trained.unpack(packed);
            default -> throw new IllegalStateException("a document is packed in a way unknown here: " + packed[0]);
        };
    }

    private static byte[] plain(byte[] document) {
        var packed = new byte[document.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(document, 0, packed, 1, document.length);
        return packed;
    }
}
