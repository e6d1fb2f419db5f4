package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.util.UUID;
import payer.service.runtime.Ids;

/** The numbers that we give out: random, so that none is given twice or can be guessed, and easy to read over a telephone. */
@Singleton
final class Numbers {
    /** Without letters that look like digits. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private final Ids ids;

    Numbers(Ids ids) {
        this.ids = ids;
    }

    String authorization() {
        return "A" + random();
    }

    String reference() {
        return "P" + random();
    }

    /** Sixty of the id's random bits. */
    private String random() {
        UUID id = ids.next();
        var bits = id.getLeastSignificantBits();
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) text.append(SIGNS.charAt((int) (bits >>> (i * BITS)) & 31));
        return text.toString();
    }
}
