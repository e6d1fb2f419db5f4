package payer.service.records.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Sixty-four bits that stand for a text in an index. Taken from SHA-256, so that no one can choose texts that share them
 * cheaply; by chance two of ten billion texts do with a probability of about one.
 */
public final class Keys {
    private static final char BETWEEN = '\u001f';

    private Keys() {}

    public static long of(String... parts) {
        var text = String.join(String.valueOf(BETWEEN), parts);
        var hash = sha256().digest(text.getBytes(UTF_8));
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) key = (key << Byte.SIZE) | (hash[i] & 0xff);
        return key;
    }

    /** The key of an absent text, such as a code without a system. */
    public static long ofMaybe(String text) {
        return text.isEmpty() ? 0 : of(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
