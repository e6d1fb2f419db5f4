package payer.service.fhir;

import java.util.Arrays;
import java.util.List;

/** ETags as clients repeat them. */
public final class EntityTags {
    private EntityTags() {}

    /** Whether any of these headers names the tag: each may name several, or with a star whatever there is. */
    public static boolean name(List<String> headers, String tag) {
        return headers.stream().anyMatch(header -> names(header, tag));
    }

    private static boolean names(String header, String tag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .anyMatch(one -> opaque(one).equals(opaque(tag)));
    }

    /** Weak and strong tags are compared alike when it is only about reading. */
    private static String opaque(String tag) {
        var plain = tag.strip();
        return plain.startsWith("W/") ? plain.substring(2) : plain;
    }
}
