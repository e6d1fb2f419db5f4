package payer.rules.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.rules.policy.CodeList;

/**
 * The codes that the shipped policies and the demo data use, in short words of our own, so that people read what they mean before
 * anybody has loaded a publisher's file. It says nothing of codes that are not in it.
 */
public final class ShippedCodes {
    private static final String FILE = "/codes/shipped.tsv";
    private static final Map<CodeSystem, Map<String, String>> CODES = read(text());

    private ShippedCodes() {}

    /** Named by what they hold: other words are another release. */
    public static List<CodeSet> sets() {
        return CODES.entrySet().stream()
                .map(entry -> new CodeSet(
                        entry.getKey(), "shipped-" + digest(entry.getValue()), entry.getValue(), Map.of(), false))
                .toList();
    }

    /** Of a code, or of the family that it heads. */
    public static Optional<String> display(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(system -> CODES.getOrDefault(system, Map.of()).get(code.value()));
    }

    /** Those of a list that have words, also where it names them by a range or a family. */
    public static Map<String, String> among(CodeList list) {
        var found = new TreeMap<String, String>();
        list.patterns()
                .forEach((system, patterns) -> CODES.getOrDefault(system, Map.of())
                        .forEach((code, words) -> {
                            if (patterns.stream().anyMatch(pattern -> pattern.matches(code))) found.put(code, words);
                        }));
        return found;
    }

    private static Map<CodeSystem, Map<String, String>> read(String text) {
        var codes = new EnumMap<CodeSystem, Map<String, String>>(CodeSystem.class);
        for (var line : text.lines().toList()) {
            var fields = line.split("\t", -1);
            codes.computeIfAbsent(CodeSystem.named(fields[0]).orElseThrow(), _ -> new TreeMap<>())
                    .put(fields[1], fields[2]);
        }
        return codes;
    }

    private static String text() {
        try (var file = ShippedCodes.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException("the product lacks its codes");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Map<String, String> codes) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(codes.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
