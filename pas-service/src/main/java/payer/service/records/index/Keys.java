package payer.service.records.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sixty-four bits that stand for a text in an index. Taken from SHA-256, so that no one can choose texts that share them
 * cheaply; by chance two of ten billion texts do with a probability of about one.
 */
public final class Keys {
    private static final char BETWEEN = '\u001f';
    private static final int MOST_REMEMBERED = 20_000;

    // Copied for each text: asking the providers for one costs more than the digest itself.
    private static final MessageDigest SHA_256 = sha256();
    private static final Map<String, Long> REMEMBERED = new ConcurrentHashMap<>();

    private Keys() {}

    public static long of(String... parts) {
        var text = parts.length == 1 ? parts[0] : String.join(String.valueOf(BETWEEN), parts);
        var hash = fresh().digest(text.getBytes(UTF_8));
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) key = (key << Byte.SIZE) | (hash[i] & 0xff);
        return key;
    }

    /** The same of a text that comes again and again, such as a parameter's name. */
    public static long ofName(String name) {
        var known = REMEMBERED.get(name);
        if (known != null) return known;
        var key = of(name);
        // Some names come from outside, so what is remembered of them is limited.
        if (REMEMBERED.size() < MOST_REMEMBERED) REMEMBERED.put(name, key);
        return key;
    }

    /**
     * Thirty-two bits of the key of a system or unit, which only ever tell apart what has a key in common already; 0 for
     * none.
     */
    public static int shortOf(String name) {
        return name.isEmpty() ? 0 : (int) ofName(name);
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
