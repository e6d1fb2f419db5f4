package payer.rules.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import payer.rules.units.Units;

/** What the published schemas say once and refer to from many places. */
final class Definitions {

    static final String NUMBER = "-?[0-9]{1,12}(?:\\.[0-9]{1,6})?";

    private Definitions() {}

    static Map<String, Object> to(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    /** Those that the documents of policies and of cases share. */
    static Map<String, Object> shared() {
        return new TreeMap<>(Map.of("code", Codes.single(), "codes", Codes.several(), "quantity", quantity()));
    }

    private static Map<String, Object> quantity() {
        return Map.of(
                "type",
                List.of("string", "number"),
                "pattern",
                "^" + NUMBER + "(?: (?=[^ ]{1,40}$)" + Units.pattern() + ")?$");
    }
}
