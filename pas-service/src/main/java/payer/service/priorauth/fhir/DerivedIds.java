package payer.service.priorauth.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import payer.service.priorauth.PriorAuthId;

/** Ids of what is made anew for each answer: always the same for the same part of the same authorization. */
final class DerivedIds {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private DerivedIds() {}

    static UUID of(PriorAuthId authorization, String part) {
        return of(authorization + "/" + part);
    }

    static UUID of(String seed) {
        var bytes = ByteBuffer.wrap(sha256(seed));
        var most = (bytes.getLong() & ~0xF000L) | VERSION_4;
        var least = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | VARIANT;
        return new UUID(most, least);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
