package payer.service.runtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line of a setting that gives something to a name: {@code name = value}. Both may hold an equals sign themselves, as names of
 * a directory and addresses do: the one between blanks parts them, where there is one.
 */
public record SettingLine(String name, String value) {
    private static final String CLEAR = " = ";

    /** Of what {@code shape} such a line is to be, in the words of the setting's guide. */
    public static SettingLine read(String setting, String shape, String line) {
        var parts = line.split(line.contains(CLEAR) ? CLEAR : "=", 2);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank())
            throw new IllegalArgumentException(setting + " has a line that is not '" + shape + "': " + line);
        return new SettingLine(parts[0].strip(), parts[1].strip());
    }

    /** Of a name that stands there twice, the later line counts. */
    public static Map<String, String> byName(String setting, String shape, List<String> lines) {
        return lines.stream()
                .map(line -> read(setting, shape, line))
                .collect(Collectors.toUnmodifiableMap(SettingLine::name, SettingLine::value, (early, late) -> late));
    }

    /** As a list of settings may hold them: an empty text for none. */
    public static List<String> stated(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
