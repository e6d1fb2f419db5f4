package payer.service.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.inject.BeanDefinition;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes each settings record before anything else does, so that what it says of its own values is told as a complaint about
 * a setting, and not as the failure of whatever part needed it first.
 */
final class SettingsBounds {
    private static final int CAUSES = 20;
    private static final int HIGHEST_PORT = 65_535;
    private static final int ANY_PORT = -1;

    /** How a constraint on a record's component is told. */
    private static final Pattern VIOLATION = Pattern.compile("^\\s*(?:[\\w<>]+\\.)*(\\w+) - (.+)$", Pattern.MULTILINE);

    private final ApplicationContext context;

    SettingsBounds(ApplicationContext context) {
        this.context = context;
    }

    Stream<String> complaints() {
        var records = context.getAllBeanDefinitions().stream()
                .filter(definition -> definition.getName().startsWith("payer.service"))
                .flatMap(definition -> definition.stringValue(ConfigurationReader.class, "prefix").stream()
                        .flatMap(prefix -> complaint(definition, prefix).stream()));
        return Stream.concat(records, port().stream());
    }

    private Optional<String> complaint(BeanDefinition<?> settings, String prefix) {
        try {
            context.getBean(settings);
            return Optional.empty();
        } catch (RuntimeException refused) {
            return Optional.of(told(refused, prefix));
        }
    }

    /** A record's own words name the key; a constraint's name the component. */
    static String told(Throwable refused, String prefix) {
        return causes(refused)
                .filter(IllegalArgumentException.class::isInstance)
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .findFirst()
                .or(() -> causes(refused)
                        .flatMap(cause -> violation(String.valueOf(cause.getMessage()), prefix).stream())
                        .findFirst())
                .orElseGet(() -> prefix + " has a value that cannot be used");
    }

    private static Optional<String> violation(String message, String prefix) {
        return VIOLATION
                .matcher(message)
                .results()
                .findFirst()
                .map(found -> prefix + "." + NameUtils.hyphenate(found.group(1)) + " " + found.group(2));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES);
    }

    private Optional<String> port() {
        return context.getProperty("service.port", Integer.class)
                .filter(port -> port < ANY_PORT || port > HIGHEST_PORT)
                .map(port -> "service.port must be at most " + HIGHEST_PORT);
    }
}
