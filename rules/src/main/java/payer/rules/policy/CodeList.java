package payer.rules.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;

/** Codes, code ranges and code families of one or more systems. */
public record CodeList(Map<CodeSystem, List<CodePattern>> patterns) {

    private static final CodeList NONE = new CodeList(Map.of());

    public CodeList {
        var copy = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
        patterns.forEach((system, list) -> copy.put(system, List.copyOf(list)));
        patterns = Collections.unmodifiableMap(copy);
    }

    public static CodeList none() {
        return NONE;
    }

    public static CodeList of(CodeSystem system, String... codes) {
        return new CodeList(
                Map.of(system, Stream.of(codes).map(CodePattern::parse).toList()));
    }

    /** One code, written out. */
    public static CodeList only(CodeSystem system, String code) {
        return new CodeList(Map.of(system, List.of(new CodePattern.Exact(code))));
    }

    /** The one code that it consists of, if it is one. */
    public Optional<Code> single() {
        if (patterns.size() != 1) return Optional.empty();
        var only = patterns.entrySet().iterator().next();
        return only.getValue().size() == 1 && only.getValue().getFirst() instanceof CodePattern.Exact(String code)
                ? Optional.of(only.getKey().code(code))
                : Optional.empty();
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public boolean contains(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(system -> patterns.getOrDefault(system, List.of()).stream()
                        .anyMatch(pattern -> pattern.matches(code.value())))
                .orElse(false);
    }

    /** The first code that is written out, to stand for the whole list where one is wanted. */
    public Optional<Code> first() {
        return exact().findFirst();
    }

    /** The codes that are written out one by one. */
    public Stream<Code> exact() {
        return patterns.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(CodePattern.Exact.class::isInstance)
                        .map(pattern -> entry.getKey().code(pattern.text())));
    }

    /** Codes at the ends of each pattern: enough to tell whether two lists have codes in common. */
    public Stream<Code> ends() {
        return patterns.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(pattern -> pattern.ends().stream())
                        .map(entry.getKey()::code));
    }

    public CodeList and(CodeList other) {
        var both = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
        Stream.of(this, other)
                .forEach(list -> list.patterns.forEach((system, codes) ->
                        both.computeIfAbsent(system, s -> new ArrayList<>()).addAll(codes)));
        return new CodeList(both);
    }

    public String text() {
        return patterns.entrySet().stream()
                .map(entry -> entry.getKey().shortName() + " "
                        + entry.getValue().stream().map(CodePattern::text).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
