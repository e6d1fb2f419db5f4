package payer.service.provider;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the payer's directory of providers is read.
 *
 * @param kinds what codes of the directory mean to policies, one line for each, {@code code = kind}; of a code of the provider
 *     taxonomy its beginning will do
 * @param kept how long what the directory says is remembered
 */
@ConfigurationProperties("providers")
public record ProviderSettings(
        @Bindable(defaultValue = "") List<String> kinds,
        @Bindable(defaultValue = "1m") Duration kept) {

    public ProviderSettings {
        kinds = kinds.stream().filter(line -> !line.isBlank()).toList();
        byCode(kinds);
        if (kept.isNegative()) throw new IllegalArgumentException("providers.kept must not be negative");
    }

    /** By code or the beginning of one. */
    public Map<String, String> kindsByCode() {
        return byCode(kinds);
    }

    private static Map<String, String> byCode(List<String> lines) {
        var kinds = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var parts = line.split("=", 2);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank())
                throw new IllegalArgumentException("providers.kinds: \"code = kind\", not " + line);
            kinds.put(parts[0].strip(), parts[1].strip());
        }
        return kinds;
    }
}
