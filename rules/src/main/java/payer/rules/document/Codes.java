package payer.rules.document;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.decision.CodeSystem;
import payer.rules.policy.CodeForm;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;

/** Code lists by system: {@code hcpcs: [E0424, K0813 to K0816]}. */
final class Codes implements Shape<CodeList> {

    static final Shape<CodeList> LIST = new Codes(false);

    /** A term may also be the plain word {@code finding}: it has no public code and stands for itself. */
    static final Shape<CodeList> TERM = new Codes(true);

    private static final String FINDING = "finding";
    private static final String ANY = "\\S+";

    private static final Shape<List<CodePattern>> PATTERNS = Shape.text(
                    "a code, a range such as 'K0813 to K0816', a family such as 'J44.-', or 'set' and the name of a loaded set",
                    Map.of("type", "string"),
                    CodePattern::parse,
                    CodePattern::text)
            .list();

    private final boolean isTerm;

    private Codes(boolean isTerm) {
        this.isTerm = isTerm;
    }

    @Override
    public CodeList read(Place place) {
        if (isTerm && !place.isGroup()) {
            if (place.text().equals(FINDING)) return CodeList.none();
            throw place.expected("codes by system, or the word 'finding'");
        }
        var issues = new Issues();
        var patterns = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
        place.entries().forEach((key, value) -> {
            var system = system(key);
            if (system.isEmpty())
                issues.add(value.issue(
                        "expected a code system (%s), found '%s'".formatted(String.join(", ", systems()), key)));
            else issues.attempt(() -> of(system.get(), value)).ifPresent(codes -> patterns.put(system.get(), codes));
        });
        issues.settle();
        if (patterns.isEmpty()) throw place.expected("at least one code");
        return new CodeList(patterns);
    }

    private static List<CodePattern> of(CodeSystem system, Place place) {
        var patterns = PATTERNS.read(place);
        for (var i = 0; i < patterns.size(); i++)
            if (!CodeForm.of(system).fits(patterns.get(i)))
                place.items()
                        .get(i)
                        .object("a code of %s (%s)"
                                .formatted(
                                        system.shortName(), CodeForm.of(system).example()));
        for (var i = 0; i < patterns.size(); i++)
            if (patterns.subList(0, i).contains(patterns.get(i)))
                place.items().get(i).object("each code once");
        return patterns;
    }

    private static Optional<CodeSystem> system(String shortName) {
        return CodeSystem.named(shortName).filter(system -> system != CodeSystem.QUESTION);
    }

    private static List<String> systems() {
        return java.util.Arrays.stream(CodeSystem.values())
                .filter(system -> system != CodeSystem.QUESTION)
                .map(CodeSystem::shortName)
                .toList();
    }

    @Override
    public Object write(CodeList codes) {
        if (isTerm && codes.isEmpty()) return FINDING;
        var written = new LinkedHashMap<String, Object>();
        codes.patterns().forEach((system, patterns) -> written.put(system.shortName(), PATTERNS.write(patterns)));
        return written;
    }

    @Override
    public Map<String, Object> schema() {
        var codes = Definitions.to("codes");
        return isTerm ? Map.of("anyOf", List.of(Map.of("const", FINDING), codes)) : codes;
    }

    /** Lists of codes by system, each of the form that its system has. */
    static Map<String, Object> several() {
        var properties = new LinkedHashMap<String, Object>();
        systems()
                .forEach(system -> properties.put(
                        system,
                        Map.of(
                                "type",
                                "array",
                                "minItems",
                                1,
                                "items",
                                pattern(CodeSystem.named(system).orElseThrow()))));
        return Map.of("type", "object", "minProperties", 1, "additionalProperties", false, "properties", properties);
    }

    /** A code alone, a range, a family or a set. */
    private static Map<String, Object> pattern(CodeSystem system) {
        var form = CodeForm.of(system);
        var one = form(system);
        var exact = one.equals(ANY) ? CodePattern.EXACT.pattern() : one;
        var text = "^(?:%s|%s to %s|%s|%s)$"
                .formatted(exact, one, one, CodePattern.BELOW.pattern(), CodePattern.IN_SET.pattern());
        return form.largestNumber() == 0
                ? Map.of("type", "string", "pattern", text)
                : Map.of(
                        "type",
                        List.of("string", "integer"),
                        "pattern",
                        text,
                        "minimum",
                        0,
                        "maximum",
                        form.largestNumber());
    }

    private static String form(CodeSystem system) {
        var form = CodeForm.of(system).pattern().pattern();
        return form.equals(ANY) ? ANY : "(?:" + form + ")";
    }

    /** One code with its system before it. */
    static Map<String, Object> single() {
        return Map.of("type", "string", "pattern", "^(?:" + singlePattern() + ")$");
    }

    static String singlePattern() {
        return java.util.Arrays.stream(CodeSystem.values())
                .map(system -> system.shortName() + " " + form(system))
                .collect(java.util.stream.Collectors.joining("|"));
    }
}
