package payer.dtr.artifact;

import java.util.Optional;
import java.util.regex.Pattern;

/** A definition of a library, as an expression names it: {@code "Library"."definition"}. */
public record Definition(String library, String name) {
    private static final Pattern REFERENCE =
            Pattern.compile("\"?([A-Za-z_][A-Za-z0-9_]*)\"?\\.(?:\"((?:[^\"\\\\]|\\\\.)+)\"|([A-Za-z_][A-Za-z0-9_]*))");

    /** Empty for an expression that is anything else. */
    public static Optional<Definition> of(String expression) {
        var matcher = REFERENCE.matcher(expression.strip());
        if (!matcher.matches()) return Optional.empty();
        var quoted = matcher.group(2);
        var name = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
        return Optional.of(new Definition(matcher.group(1), name));
    }
}
