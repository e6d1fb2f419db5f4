package payer.service.records.index;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;

/**
 * Evaluates FHIRPath. Most expressions of search parameters are nothing but names joined by dots, sometimes with a
 * type or a text that an element must have; those are walked directly,
 * some twenty times quicker than by HAPI's engine, which does the others.
 */
@Singleton
public final class Paths {
    private static final String CASES = "ofType\\((\\w+)\\)|where\\((\\w+) ?= ?'([^']*)'\\)";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]\\w*(\\.(" + CASES + "|[a-z]\\w*(?!\\()))*");
    private static final Pattern STEP = Pattern.compile(CASES + "|(\\w+)");

    private final FhirContext context;
    private final Map<String, Path> paths = new ConcurrentHashMap<>();
    private volatile @org.jspecify.annotations.Nullable FHIRPathEngine engine;

    /** An expression made ready. */
    @FunctionalInterface
    interface Path {
        /** What it gives, in the order of the resource; empty if it gives nothing. */
        List<Base> of(Base start);
    }

    public Paths(FhirContext context) {
        this.context = context;
    }

    Path path(String expression) {
        return paths.computeIfAbsent(expression, this::compile);
    }

    /** Whether an expression is walked, rather than given to the engine. */
    static boolean isWalked(String expression) {
        return Expressions.parts(expression).stream()
                .allMatch(part -> PLAIN.matcher(part).matches());
    }

    /**
     * The names of the elements that an expression goes through, as far as it is plain that it looks at nothing else: what the
     * last one holds may matter as a whole.
     */
    static List<String> names(String part) {
        var isPlain = PLAIN.matcher(part).matches();
        var names = new ArrayList<String>();
        var found = STEP.matcher(part);
        while (found.find() && found.group(2) == null) {
            var name = found.group(4);
            if (name != null && Character.isLowerCase(name.charAt(0))) names.add(name);
            if (!isPlain && !names.isEmpty()) break;
        }
        return names;
    }

    /** The same by HAPI's engine, to compare with; each operand of a union by itself, since quantities it cannot unite. */
    List<Base> evaluatedByEngine(Base start, String expression) {
        return Expressions.parts(expression).stream()
                .flatMap(part -> engine().evaluate(start, parse(part)).stream())
                .toList();
    }

    private Path compile(String expression) {
        var parts =
                Expressions.parts(expression).stream().map(this::compilePart).toList();
        if (parts.size() == 1) return parts.getFirst();
        return start -> {
            var found = new ArrayList<Base>();
            for (var part : parts) found.addAll(part.of(start));
            return found;
        };
    }

    private Path compilePart(String expression) {
        if (PLAIN.matcher(expression).matches()) return walk(expression);
        var node = parse(expression);
        return start -> engine().evaluate(start, node);
    }

    private static Path walk(String expression) {
        var tree = new PathTree<Boolean>();
        tree.add(steps(expression).orElseThrow(), true);
        return start -> {
            var found = new ArrayList<Base>(4);
            tree.walk(List.of(start), (_, elements) -> found.addAll(elements));
            return found;
        };
    }

    /** Empty if it is no expression that can be walked. */
    static Optional<List<Step>> steps(String expression) {
        if (!PLAIN.matcher(expression).matches()) return Optional.empty();
        var steps = new ArrayList<Step>();
        var matcher = STEP.matcher(expression);
        while (matcher.find()) steps.add(step(matcher));
        if (Character.isUpperCase(expression.charAt(0))) steps.removeFirst();
        return Optional.of(steps);
    }

    private static Step step(Matcher found) {
        if (found.group(1) != null) return new OfType(found.group(1));
        if (found.group(2) != null) return new Where(new Child(found.group(2)), found.group(3));
        return new Child(found.group(4));
    }

    /** From an element to others. Two that are equal lead to the same. */
    interface Step {
        void from(Base element, List<Base> found);
    }

    private record OfType(String type) implements Step {
        @Override
        public void from(Base element, List<Base> found) {
            if (element.fhirType().equals(type)) found.add(element);
        }
    }

    /** Elements of which a part says just this, such as extensions with a url. */
    private record Where(Child part, String text) implements Step {
        @Override
        public void from(Base element, List<Base> found) {
            var parts = new ArrayList<Base>(1);
            part.from(element, parts);
            if (parts.stream().anyMatch(one -> text.equals(one.primitiveValue()))) found.add(element);
        }
    }

    private record Child(String name) implements Step {
        @Override
        public void from(Base element, List<Base> found) {
            try {
                var children = element.getProperty(name.hashCode(), name, false);
                if (children == null) return;
                for (var child : children) if (child != null && !child.isEmpty()) found.add(child);
            } catch (FHIRException e) {
                return; // a name that this type of element does not have
            }
        }
    }

    private ExpressionNode parse(String expression) {
        return engine().parse(expression);
    }

    /** Made when the first expression needs it: it is some work, and not everyone searches. */
    private FHIRPathEngine engine() {
        var made = engine;
        if (made != null) return made;
        synchronized (this) {
            if (engine == null) engine = new FHIRPathEngine(new HapiWorkerContext(context, new TypeNames(context)));
            return java.util.Objects.requireNonNull(engine);
        }
    }
}
