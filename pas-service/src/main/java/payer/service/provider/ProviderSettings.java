package payer.service.provider;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import payer.service.runtime.SettingLine;

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
        kinds = SettingLine.stated(kinds);
        byCode(kinds);
        if (kept.isNegative()) throw new IllegalArgumentException("providers.kept must not be negative");
    }

    /** By code or the beginning of one. */
    public Map<String, String> kindsByCode() {
        return byCode(kinds);
    }

    private static Map<String, String> byCode(List<String> lines) {
        return SettingLine.byName("providers.kinds", "code = kind", lines);
    }
}
