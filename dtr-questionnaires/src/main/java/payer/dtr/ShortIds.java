package payer.dtr;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that FHIR allows: what is too long keeps its beginning, and a digest of the rest. */
public final class ShortIds {

    private static final int LONGEST = 64;
    private static final int DIGEST = 12;

    private ShortIds() {}

    public static String of(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9.-]", "-");
        if (plain.length() <= LONGEST) return plain;
        var digest = UUID.nameUUIDFromBytes(plain.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return plain.substring(0, LONGEST - DIGEST - 1) + "-" + digest.substring(0, DIGEST);
    }
}
