package payer.rules.units;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fhir.ucum.Concept;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.UcumModel;

/** The terms that UCUM allows: units with their prefixes and exponents, joined by dots and strokes. Of brackets it knows nothing. */
final class UnitPattern {

    private static final String ANNOTATION = "\\{[^{} ]*\\}";
    private static final String EXPONENT = "(?:[+-]?[0-9]+)?";

    private UnitPattern() {}

    static String of(UcumModel model) {
        var metric = "(?:" + anyOf(model.getPrefixes().stream()) + ")?(?:" + anyOf(metric(model)) + ")";
        var other = anyOf(model.getDefinedUnits().stream().filter(unit -> !unit.isMetric()));
        var simple = "(?:" + metric + "|" + other + ")" + EXPONENT + "(?:" + ANNOTATION + ")?";
        var component = "(?:" + simple + "|[0-9]+(?:" + ANNOTATION + ")?|" + ANNOTATION + ")";
        return "(?:/?" + component + "(?:[./]" + component + ")*|[^ ]*\\([^ ]*)";
    }

    private static Stream<? extends Concept> metric(UcumModel model) {
        return Stream.concat(
                model.getBaseUnits().stream(), model.getDefinedUnits().stream().filter(DefinedUnit::isMetric));
    }

    private static String anyOf(Stream<? extends Concept> concepts) {
        List<String> codes = concepts.map(Concept::getCode)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        return codes.stream().map(UnitPattern::quoted).collect(Collectors.joining("|"));
    }

    /** Only what has a meaning of its own, in the words that every kind of regular expression knows. */
    private static String quoted(String code) {
        return code.replaceAll("([\\^$\\\\.*+?()\\[\\]{}|])", "\\\\$1");
    }
}
