package payer.rules.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;

/**
 * One rule that a policy is compiled to: when a fact carries the key and keeps the conditions, then something is put down
 * about it. The text that people read and the rule that the engine runs are made of the same parts.
 */
record PolicyRule<F>(String name, Subject<F> about, IndexKey key, List<Condition<F>> conditions, Then<F> then) {

    /** Rules of all policies live in one package of the engine, and are told apart by name. */
    static final String PACKAGE = "policies";

    /** What a rule looks at, and the field by which the engine finds the rules for it without trying each. */
    record Subject<F>(Class<F> type, int index, String field, Function<F, String> read) {

        static final Subject<Asked> ASKED = new Subject<>(Asked.class, 1, "code", Asked::code);
        static final Subject<Weighing> WEIGHING = new Subject<>(Weighing.class, 2, "pathway", Weighing::name);
    }

    /** The wanted value of the indexed field; an empty one leaves the field open. */
    record IndexKey(String value) {
        static final IndexKey ANY = new IndexKey("");
    }

    /** {@code owner} keeps conditions of different policies apart that read the same: equal ones are tested once. */
    record Condition<F>(String owner, String text, Predicate<F> test) {}

    record Then<F>(String text, Consumer<F> put) {}

    Rule compiled() {
        var subject = declarationOf(about.type, "it");
        var pattern = pattern(subject);
        if (!key.equals(IndexKey.ANY))
            pattern.expr(
                    about.field + " == " + key.value,
                    fact -> about.read.apply(fact).equals(key.value),
                    alphaIndexedBy(String.class, ConstraintType.EQUAL, about.index, about.read::apply, key.value));
        for (var condition : conditions)
            pattern.expr(condition.owner + ": " + condition.text, fact -> condition.test.test(fact));
        return rule(PACKAGE, name).build(pattern, on(subject).execute(fact -> then.put.accept(fact)));
    }

    /** As one reads it in a debugger or a listing. */
    @Override
    public String toString() {
        var keyed = key.equals(IndexKey.ANY)
                ? Stream.<String>of()
                : Stream.of("%s == \"%s\"".formatted(about.field, key.value));
        var tests = Stream.concat(keyed, conditions.stream().map(Condition::text))
                .collect(Collectors.joining(",\n        "));
        return "rule \"%s\"\nwhen\n    %s(\n        %s)\nthen\n    %s\nend\n"
                .formatted(name, about.type.getSimpleName(), tests, then.text);
    }
}
