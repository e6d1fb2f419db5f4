package payer.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What entries of a group may say only together, in the words of JSON Schema. */
final class Together {

    private Together() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static Map<String, Object> all(Map<String, Object>... constraints) {
        return Map.of("allOf", List.of(constraints));
    }

    static Map<String, Object> exactlyOne(String... keys) {
        return exactlyOne(List.of(keys));
    }

    static Map<String, Object> exactlyOne(List<String> keys) {
        return Map.of("oneOf", keys.stream().map(Together::given).toList());
    }

    static Map<String, Object> atMostOne(String... keys) {
        return Map.of(
                "oneOf",
                Stream.concat(Stream.of(keys).map(Together::given), Stream.of(none(keys)))
                        .toList());
    }

    static Map<String, Object> atLeastOne(String... keys) {
        return Map.of("anyOf", Stream.of(keys).map(Together::given).toList());
    }

    static Map<String, Object> notBoth(String one, String other) {
        return Map.of("not", Map.of("required", List.of(one, other)));
    }

    static Map<String, Object> none(String... keys) {
        return Map.of("not", atLeastOne(keys));
    }

    static Map<String, Object> needs(String key, String other) {
        return Map.of("dependentRequired", Map.of(key, List.of(other)));
    }

    static Map<String, Object> given(String key) {
        return Map.of("required", List.of(key));
    }

    /** Where an entry has this value, something else holds too. */
    static Map<String, Object> where(String key, String value, Map<String, Object> then) {
        return Map.of(
                "if",
                Map.of("required", List.of(key), "properties", Map.of(key, Map.of("const", value))),
                "then",
                then);
    }

    static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
        return Map.of("anyOf", new ArrayList<>(List.of(one, other)));
    }
}
