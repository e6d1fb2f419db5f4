package payer.service.records.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Seals where a page ended into the address of the next one. The address tells nothing of the query, whose values are personal
 * data, and opens only for the caller whom it was given to, with the same rights, until it expires.
 */
@Singleton
public final class Cursors {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final char BETWEEN = '\u001f';

    private final CursorKeys keys;
    private final SearchLimits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Cursors(CursorKeys keys, SearchLimits limits, Clock clock) {
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /** What a page's address stands for. */
    public record Continuation(String type, String query, Searches.Place after) {
        @Override
        public String toString() {
            return "Continuation";
        }
    }

    public String seal(Continuation page, String grant) {
        var parts = new ArrayList<String>();
        parts.add(clock.instant().plus(limits.cursorLife()).toString());
        parts.add(page.type());
        parts.add(page.query());
        parts.add(String.valueOf(page.after().number()));
        parts.addAll(page.after().keys());
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, grant, joined(parts).getBytes(UTF_8));
        var whole = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** A {@code Problem} if it was not given to this caller, or has expired. */
    public Continuation open(String cursor, String grant) {
        var whole = decoded(cursor);
        var nonce = Arrays.copyOf(whole, NONCE);
        var plain = run(Cipher.DECRYPT_MODE, nonce, grant, Arrays.copyOfRange(whole, NONCE, whole.length));
        var parts = List.of(new String(plain, UTF_8).split(String.valueOf(BETWEEN), -1));
        if (Instant.parse(parts.getFirst()).isBefore(clock.instant())) throw unusable();
        var place = new Searches.Place(parts.subList(4, parts.size()), Long.parseLong(parts.get(3)));
        return new Continuation(parts.get(1), parts.get(2), place);
    }

    private static String joined(List<String> parts) {
        return String.join(String.valueOf(BETWEEN), parts);
    }

    private static byte[] decoded(String cursor) {
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length > NONCE + TAG_BITS / Byte.SIZE) return whole;
        } catch (IllegalArgumentException e) {
            // said below, as for one that is too short
        }
        throw unusable();
    }

    private byte[] run(int mode, byte[] nonce, String grant, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(keys.key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(grant.getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (javax.crypto.AEADBadTagException e) {
            throw unusable();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem unusable() {
        return Problem.of(
                ProblemKind.INVALID_VALUE,
                "This page is not yours or can no longer be asked for; search again",
                "_page");
    }
}
