package payer.service.runtime;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Environment variables that are a slip away from one of ours. A host sets many that are not meant for us, so only what is
 * nearly the name of a setting is taken for a mistake.
 */
final class MisspeltVariables {
    private static final int SLIPS = 2;
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(SLIPS);

    private final Set<String> known;

    /** @param keys of settings, such as {@code database.url} */
    MisspeltVariables(Collection<String> keys) {
        this.known = keys.stream().map(MisspeltVariables::variable).collect(Collectors.toUnmodifiableSet());
    }

    Stream<String> among(Collection<String> variables) {
        return variables.stream()
                .flatMap(name -> meant(name)
                        .map(right -> "the environment variable " + name + " is unknown; is " + right + " meant?")
                        .stream());
    }

    private Optional<String> meant(String name) {
        if (isKnown(name)) return Optional.empty();
        return known.stream()
                .filter(right -> right.indexOf('_') > 0 && DISTANCE.apply(name, right) >= 0)
                .sorted()
                .findFirst();
    }

    /** The variable itself, or an entry of a list or map. */
    private boolean isKnown(String name) {
        return known.contains(name) || known.stream().anyMatch(right -> name.startsWith(right + "_"));
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
