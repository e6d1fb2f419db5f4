package payer.service.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Made before all else at start: refuses a configuration key of ours that nothing reads, a value of the wrong type, and one
 * out of bounds. A misspelt limit, or one that cannot be read, must not silently be the default.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigurationCheck {
    private final ApplicationContext context;

    ConfigurationCheck(ApplicationContext context) {
        this.context = context;
    }

    @PostConstruct
    void check() {
        var known = knownKeys();
        refuse(Stream.of(
                        unknownKeys(known),
                        unreadableValues(known),
                        new MisspeltVariables(withLogging(known.keySet()))
                                .among(System.getenv().keySet()))
                .flatMap(Function.identity()));
        refuse(new SettingsBounds(context).complaints());
    }

    /** The log has its settings from the environment before there is any configuration. */
    private static Set<String> withLogging(Set<String> keys) {
        var all = new TreeSet<>(keys);
        all.addAll(Set.of("log.format", "log.level"));
        return all;
    }

    private static void refuse(Stream<String> found) {
        var complaints = found.sorted().distinct().toList();
        if (!complaints.isEmpty()) throw new StartRefused("Wrong configuration:\n- " + String.join("\n- ", complaints));
    }

    /** Each key that a settings record of ours reads, with the type it wants. */
    private Map<String, Argument<?>> knownKeys() {
        var known = new TreeMap<String, Argument<?>>();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            if (definition.getName().startsWith("payer.service")) addKeysOf(definition, known);
        }
        known.put("service.port", Argument.INT);
        known.put("service.host", Argument.STRING);
        return known;
    }

    private static void addKeysOf(BeanDefinition<?> definition, Map<String, Argument<?>> known) {
        definition.stringValue(ConfigurationReader.class, "prefix").ifPresent(prefix -> {
            for (var argument : definition.getConstructor().getArguments())
                known.put(prefix + "." + NameUtils.hyphenate(argument.getName()), argument);
        });
    }

    /** Environment variables are looked at apart, since a host sets many that are not meant for us. */
    private Stream<String> unknownKeys(Map<String, Argument<?>> known) {
        return context.getEnvironment().getPropertySources().stream()
                .filter(source -> !(source instanceof EnvironmentPropertySource))
                .flatMap(source -> StreamSupport.stream(source.spliterator(), false))
                .filter(key -> isOurs(key, known) && !isKnown(key, known))
                .map(key -> key + " is unknown; known are " + siblings(key, known));
    }

    private static boolean isOurs(String key, Map<String, Argument<?>> known) {
        return known.keySet().stream().anyMatch(other -> key.startsWith(prefixOf(other)));
    }

    /** The key itself, or one below it where the setting is a list or a map. */
    private static boolean isKnown(String key, Map<String, Argument<?>> known) {
        var hyphenated = NameUtils.hyphenate(key.replaceAll("\\[\\d+]", ""));
        return known.keySet().stream()
                .anyMatch(other -> hyphenated.equals(other) || hyphenated.startsWith(other + "."));
    }

    private static String siblings(String key, Map<String, Argument<?>> known) {
        return known.keySet().stream()
                .filter(other -> key.startsWith(prefixOf(other)))
                .collect(Collectors.joining(", "));
    }

    private static String prefixOf(String key) {
        return key.substring(0, key.lastIndexOf('.') + 1);
    }

    private Stream<String> unreadableValues(Map<String, Argument<?>> known) {
        var environment = context.getEnvironment();
        return known.entrySet().stream()
                .filter(entry -> environment
                        .getProperty(entry.getKey(), String.class)
                        .filter(v -> !v.isBlank())
                        .isPresent())
                .filter(entry -> !isReadable(environment, entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey() + " must be a " + expected(entry.getValue()));
    }

    private static <T> boolean isReadable(Environment environment, String key, Argument<T> type) {
        ArgumentConversionContext<T> conversion = ConversionContext.of(type);
        return environment.getProperty(key, conversion).isPresent() && !conversion.hasErrors();
    }

    private static String expected(Argument<?> argument) {
        if (!argument.getType().isEnum()) return argument.getType().getSimpleName();
        return "one of "
                + Stream.of(argument.getType().getEnumConstants())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
    }
}
