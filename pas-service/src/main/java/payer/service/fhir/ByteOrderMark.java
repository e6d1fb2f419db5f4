package payer.service.fhir;

import java.util.Arrays;

/** The mark that some editors leave before a text. JSON and XML texts are UTF-8 without it, so it is no part of a document. */
public final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** The same bytes, if they do not begin with one. */
    public static byte[] stripped(byte[] text) {
        return isMarked(text) ? Arrays.copyOfRange(text, MARK.length, text.length) : text;
    }

    private static boolean isMarked(byte[] text) {
        return text.length >= MARK.length && Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length);
    }
}
