package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** The guide to the settings names each one, with its true type and default. */
class ConfigurationGuideTest {
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.-]+)` \\| (\\w+) \\| ([^|]*)\\| [^|]+\\|");
    private static final Map<String, String> READ_BY_THE_SERVER =
            Map.of("service.port", "int 8080", "service.host", "String 127.0.0.1");

    @Test
    void the_guide_tells_the_truth() throws IOException {
        assertEquals(settings(), documented());
    }

    private static Map<String, String> documented() throws IOException {
        var rows = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) rows.put(row.group(1), (row.group(2) + " " + row.group(3)).strip());
        }
        return rows;
    }

    private static Map<String, String> settings() {
        var settings = new TreeMap<>(READ_BY_THE_SERVER);
        for (BeanDefinition<?> definition : RunningService.shared().context().getAllBeanDefinitions())
            if (definition.getName().startsWith("payer.service")) add(definition, settings);
        settings.put("service.url", "URI http://localhost:8080"); // application.yml's, made from the port
        return settings;
    }

    private static void add(BeanDefinition<?> definition, Map<String, String> settings) {
        definition.stringValue(ConfigurationReader.class, "prefix").ifPresent(prefix -> {
            for (var argument : definition.getConstructor().getArguments())
                settings.put(prefix + "." + NameUtils.hyphenate(argument.getName()), described(argument));
        });
    }

    private static String described(Argument<?> argument) {
        var defaultValue = argument.getAnnotationMetadata()
                .stringValue(Bindable.class, "defaultValue")
                .orElse("");
        return (argument.getType().getSimpleName() + " " + defaultValue).strip();
    }
}
