package payer.rules.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * How a kind of value looks in a document: one declaration from which reading, writing and the published schema all follow,
 * so that they cannot drift apart.
 */
interface Shape<T> {

    T read(Place place);

    /** As text, a list of such, or a map of such. */
    Object write(T value);

    /** As JSON Schema. */
    Map<String, Object> schema();

    /** Text in a form of its own, such as a date or a quantity; {@code schema} tells an editor as much of the form as it can. */
    static <T> Shape<T> text(
            String expected, Map<String, Object> schema, Function<String, T> parse, Function<T, String> print) {
        return new Shape<>() {
            @Override
            public T read(Place place) {
                try {
                    return parse.apply(place.text());
                } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
                    throw place.expected(expected);
                }
            }

            @Override
            public Object write(T value) {
                return print.apply(value);
            }

            @Override
            public Map<String, Object> schema() {
                var described = new LinkedHashMap<>(schema);
                described.put("description", expected);
                return described;
            }
        };
    }

    /** One of a few words, written as an enum's names are: {@code on file} for {@code ON_FILE}. */
    static <E extends Enum<E>> Shape<E> word(Class<E> words) {
        var byWord = new LinkedHashMap<String, E>();
        for (var constant : words.getEnumConstants()) byWord.put(word(constant), constant);
        return text(
                "one of: " + String.join(", ", byWord.keySet()),
                Map.of("enum", List.copyOf(byWord.keySet())),
                text -> Optional.ofNullable(byWord.get(text)).orElseThrow(IllegalArgumentException::new),
                Shape::word);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    default Shape<List<T>> list() {
        return new ListShape<>(this);
    }

    /** The value is looked at once more with its place, for names that it declares or mentions. */
    default Shape<T> noting(java.util.function.BiConsumer<T, Place> note) {
        var plain = this;
        return new Shape<>() {
            @Override
            public T read(Place place) {
                var value = plain.read(place);
                note.accept(value, place);
                return value;
            }

            @Override
            public Object write(T value) {
                return plain.write(value);
            }

            @Override
            public Map<String, Object> schema() {
                return plain.schema();
            }
        };
    }

    /**
     * Of what can be read, only what is of some use. A document that came into force before this was refused stays in force, and
     * the objection is told.
     */
    default Shape<T> only(String expected, java.util.function.Predicate<T> useful, Map<String, Object> schema) {
        var plain = this;
        return new Shape<>() {
            @Override
            public T read(Place place) {
                var value = plain.read(place);
                if (!useful.test(value)) place.object(expected);
                return value;
            }

            @Override
            public Object write(T value) {
                return plain.write(value);
            }

            @Override
            public Map<String, Object> schema() {
                var described = new LinkedHashMap<>(schema);
                described.put("description", expected);
                return described;
            }
        };
    }

    /** The same document, another type in the program. */
    default <R> Shape<R> as(Function<T, R> wrap, Function<R, T> unwrap) {
        var plain = this;
        return new Shape<>() {
            @Override
            public R read(Place place) {
                var value = plain.read(place);
                try {
                    return wrap.apply(value);
                } catch (IllegalArgumentException e) {
                    throw new Problem(ProblemKind.INVALID_VALUE, List.of(place.issue(String.valueOf(e.getMessage()))));
                }
            }

            @Override
            public Object write(R value) {
                return plain.write(unwrap.apply(value));
            }

            @Override
            public Map<String, Object> schema() {
                return plain.schema();
            }
        };
    }

    /** Reads all that can be read and complains about all that cannot, at once. */
    final class Issues {
        private final List<Problem.Issue> issues = new ArrayList<>();

        <T> Optional<T> attempt(java.util.function.Supplier<T> reading) {
            try {
                return Optional.of(reading.get());
            } catch (Problem problem) {
                issues.addAll(problem.issues());
                return Optional.empty();
            }
        }

        void add(Problem.Issue issue) {
            issues.add(issue);
        }

        void settle() {
            if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
        }
    }

    static Shape<Set<String>> names(Shape<String> one) {
        return one.list().as(java.util.LinkedHashSet::new, List::copyOf);
    }

    static <T> Shape<Set<T>> set(Shape<T> one) {
        return one.list().as(java.util.LinkedHashSet::new, List::copyOf);
    }
}
