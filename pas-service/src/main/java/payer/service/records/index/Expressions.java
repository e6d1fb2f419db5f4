package payer.service.records.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The expressions of search parameters, as the evaluator takes them: one type's part of a union over many types, and casts
 * that select from a list in place of failing on it.
 */
final class Expressions {
    private static final Pattern CAST = Pattern.compile("\\(([\\w.]+) as (\\w+)\\)");
    private static final Pattern AS = Pattern.compile("\\.as\\((\\w+)\\)");
    private static final Pattern RESOLVES = Pattern.compile("\\.where\\(resolve\\(\\) is (\\w+)\\)");
    private static final Pattern ANY_TYPE = Pattern.compile("^(Resource|DomainResource)\\.");
    private static final Pattern STARTS_WITH_TYPE = Pattern.compile("^\\(?([A-Z]\\w+)\\b.*");

    private Expressions() {}

    /** Empty if nothing of it is about this type. */
    static String forType(String expression, String type) {
        return parts(expression).stream()
                .map(Expressions::portable)
                .map(part -> ANY_TYPE.matcher(part).replaceFirst(""))
                .filter(part -> isAbout(part, type))
                .collect(Collectors.joining(" | "));
    }

    /** The types that a reference must lead to for the expression to give it. */
    static List<String> resolvedTypes(String expression, String type) {
        return parts(expression).stream()
                .filter(part -> isAbout(part, type))
                .flatMap(part -> RESOLVES.matcher(part).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    static String portable(String expression) {
        var casts = CAST.matcher(expression).replaceAll("$1.ofType($2)");
        var types = AS.matcher(casts).replaceAll(".ofType($1)").replace("ofType(DateTime)", "ofType(dateTime)");
        // Whether a reference may lead somewhere is decided by the parameter's targets and the reference's own text.
        return RESOLVES.matcher(types).replaceAll("").strip();
    }

    private static boolean isAbout(String part, String type) {
        var start = STARTS_WITH_TYPE.matcher(part);
        return !start.matches() || start.group(1).equals(type);
    }

    /** The operands of the outermost union. */
    static List<String> parts(String expression) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < expression.length(); i++) {
            var c = expression.charAt(i);
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (c == '|' && depth == 0) {
                parts.add(expression.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(expression.substring(start).strip());
        return parts;
    }
}
