package payer.service.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash. */
public final class Sha256 {
    /** What the first record of a lane follows. */
    public static final Sha256 ZERO = new Sha256(new byte[32]);

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A hash that was kept. */
    public static Sha256 kept(byte[] bytes) {
        return new Sha256(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public static Sha256 of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return new Sha256(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Sha256 parse(String text) {
        if (!text.startsWith("sha256:")) throw new IllegalArgumentException("not a SHA-256 hash");
        return new Sha256(HexFormat.of().parseHex(text, "sha256:".length(), text.length()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "sha256:" + HexFormat.of().formatHex(bytes);
    }
}
