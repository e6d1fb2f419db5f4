package payer.testdata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that tell nothing about a person and are the same in every run. They have the form of random UUIDs because the guides
 * ask for version 4 in {@code urn:uuid} addresses.
 */
public final class StableIds {

    private StableIds() {}

    public static String of(String... parts) {
        return uuid(String.join("/", parts)).toString();
    }

    private static UUID uuid(String name) {
        var bytes = ByteBuffer.wrap(sha256(name));
        long version4 = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long variant = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant);
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
