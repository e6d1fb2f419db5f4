package payer.rules.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/** Policies as text: {@code policy.yaml}. What is written can be read again and is the same. */
public final class PolicyDocument {

    private PolicyDocument() {}

    /** {@code file} is only for messages. A mistake is a {@link Problem} that names file, line, column and what was expected. */
    public static Policy read(String file, String text) {
        return read(file, text, Vocabulary.open());
    }

    /** {@code vocabulary} are the payer's own words. */
    public static Policy read(String file, String text, Vocabulary vocabulary) {
        var names = Names.strict(vocabulary);
        return read(new Place(file, Yaml.compose(file, text), "", names), names);
    }

    static Policy read(Place place, Names names) {
        var policy = PolicyShape.POLICY.read(place);
        names.settle();
        refuseCycles(policy, place);
        PolicyConsistency.check(policy, place);
        Slips.check(policy, place);
        return policy;
    }

    /** Where an entry stands, for what is wrong with it only beside other policies; of what is not there, where it would. */
    public static String where(String file, String text, String entry) {
        var place = new Place(file, Yaml.compose(file, text), "", Names.forgiving());
        return place.entries().getOrDefault(entry, place).where();
    }

    public static String write(Policy policy) {
        return Yaml.print(PolicyShape.POLICY.write(policy));
    }

    /** The published description of the document, for editors and for automation. */
    public static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Coverage policy");
        schema.putAll(PolicyShape.POLICY.schema());
        var definitions = new LinkedHashMap<>(Definitions.shared());
        definitions.put("criterion", Criteria.CRITERION.definition());
        schema.put("$defs", definitions);
        return schema;
    }

    private static void refuseCycles(Policy policy, Place place) {
        for (var name : policy.groups().keySet())
            cycle(policy, new Criterion.Group(name), new ArrayDeque<>()).ifPresent(path -> {
                throw Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "expected groups that do not lead back to themselves, found " + path,
                        place.names()
                                .place(Names.Kind.GROUP, name)
                                .orElse(place)
                                .where());
            });
    }

    private static Optional<String> cycle(Policy policy, Criterion criterion, Deque<String> above) {
        return switch (criterion) {
            case Leaf leaf -> Optional.empty();
            case Criterion.All(var of) -> first(policy, of, above);
            case Criterion.Any(var of) -> first(policy, of, above);
            case Criterion.AtLeast(var count, var of) -> first(policy, of, above);
            case Criterion.Not(var of) -> cycle(policy, of, above);
            case Criterion.Group(var name) -> below(policy, name, above);
        };
    }

    private static Optional<String> first(Policy policy, Iterable<Criterion> several, Deque<String> above) {
        for (var one : several) {
            var found = cycle(policy, one, above);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<String> below(Policy policy, String name, Deque<String> above) {
        if (above.contains(name)) return Optional.of(String.join(" → ", above) + " → " + name);
        var meant = policy.groups().get(name);
        if (meant == null) return Optional.empty();
        above.addLast(name);
        var found = cycle(policy, meant, above);
        above.removeLast();
        return found;
    }
}
