package payer.rules.codes;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import payer.decision.CodeSystem;

/**
 * One release of one code system, or of the part of it that somebody owns: codes with their publisher's words. Modifiers stand among
 * them; their two characters tell them apart.
 *
 * @param lastDays of the codes that were terminated, the last day on which they are valid
 * @param complete that what is not in it does not exist
 */
public record CodeSet(
        CodeSystem system,
        String release,
        Map<String, String> codes,
        Map<String, LocalDate> lastDays,
        boolean complete) {

    public CodeSet {
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
        lastDays = Collections.unmodifiableMap(new TreeMap<>(lastDays));
        if (codes.isEmpty()) throw new IllegalArgumentException("a code set holds codes");
    }

    public CodeSet(CodeSystem system, String release, Map<String, String> codes) {
        this(system, release, codes, Map.of(), true);
    }

    public Optional<String> display(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Nothing where it is valid on. */
    public Optional<LocalDate> lastDay(String code) {
        return Optional.ofNullable(lastDays.get(code));
    }

    /** Only how much it holds. */
    @Override
    public String toString() {
        return "%s %s, %d codes".formatted(system.shortName(), release, codes.size());
    }
}
