package payer.service.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A query as it may be kept: parameters in order, values only where they tell nothing of a person; dates to the year, all else
 * a star.
 */
public final class NormalizedQuery {
    private static final Set<String> PLAIN = Set.of(
            "_count",
            "_sort",
            "_include",
            "_revinclude",
            "_summary",
            "_elements",
            "_format",
            "_type",
            "_total",
            "status",
            "use",
            "intent",
            "category",
            "type");
    private static final Set<String> DATES = Set.of(
            "_lastUpdated",
            "_since",
            "date",
            "service-date",
            "period",
            "authoredon",
            "created",
            "issued",
            "onset-date");
    private static final Pattern DATE = Pattern.compile("((?:eq|ne|gt|lt|ge|le|sa|eb|ap)?\\d{4})(?:-.*)?");

    private NormalizedQuery() {}

    public static String of(Map<String, List<String>> parameters) {
        var sorted = new TreeMap<>(parameters);
        return String.join(
                "&",
                sorted.entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .sorted()
                                .map(value -> parameter.getKey() + "=" + kept(parameter.getKey(), value)))
                        .toList());
    }

    private static String kept(String name, String value) {
        if (PLAIN.contains(name)) return value;
        var date = DATE.matcher(value);
        return isOfService(name) && date.matches() ? date.group(1) : "*";
    }

    /** A date of care or of a record, not one of a person's life. */
    private static boolean isOfService(String name) {
        return DATES.contains(name);
    }
}
