package payer.service.records.differential;

import java.util.List;
import java.util.Map;

/** The few values that random records and random searches are made of, so that they meet. */
final class Pools {
    /** Texts, and what is left of them without case, accents and punctuation: said here, not computed. */
    static final Map<String, String> TEXTS = Map.of(
            "García López", "garcia lopez",
            "Garcia", "garcia",
            "MARTINEZ", "martinez",
            "O'Neill", "oneill",
            "Müller", "muller",
            "Mullins", "mullins",
            "Zoë-Ann", "zoe ann",
            "E", "e",
            "12 Main St.", "12 main st");

    static final List<String> TEXT_LIST = TEXTS.keySet().stream().sorted().toList();

    /** Beginnings and parts of them, with what they are compared as. */
    static final Map<String, String> PARTS = Map.of(
            "gar", "gar", "Garc", "garc", "MARTI", "marti", "o'n", "on", "mul", "mul", "müll", "mull", "ann", "ann",
            "e", "e", "12 main", "12 main");

    static final List<String> PART_LIST = PARTS.keySet().stream().sorted().toList();

    static final List<String> SYSTEMS = List.of("http://loinc.org", "urn:local", "");
    static final List<String> CODES = List.of("c1", "c2", "c3", "c4");
    static final List<String> IDENTIFIERS = List.of("id1", "id2", "id3", "id4", "id5");
    static final List<String> KINDS = List.of("MB", "MR");
    static final List<String> NUMBERS = List.of("5", "5.04", "4.96", "0.005", "2500", "2.5", "100", "99.6", "7000");
    static final List<String> UNITS = List.of("g", "mg", "kg");
    static final List<String> URIS = List.of("urn:feed:a", "urn:feed:b", "http://example.org/thing");
    static final List<String> DAYS = List.of("2024", "2025-03", "2025-03-09", "2025-03-10", "2024-12-31");
    static final List<String> MOMENTS = List.of(
            "2025-03-09T12:30:00Z",
            "2025-03-09T23:59:59-05:00",
            "2025-03-10T03:00:00.250Z",
            "2025-11-02T01:30:00-04:00");

    private Pools() {}
}
