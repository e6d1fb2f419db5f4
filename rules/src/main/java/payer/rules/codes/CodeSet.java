package payer.rules.codes;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import payer.decision.CodeSystem;

/** One release of one code system, or of the part of it that somebody owns: codes with their publisher's words. */
public record CodeSet(CodeSystem system, String release, Map<String, String> codes) {

    public CodeSet {
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
        if (codes.isEmpty()) throw new IllegalArgumentException("a code set holds codes");
    }

    public Optional<String> display(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Only how much it holds. */
    @Override
    public String toString() {
        return "%s %s, %d codes".formatted(system.shortName(), release, codes.size());
    }
}
