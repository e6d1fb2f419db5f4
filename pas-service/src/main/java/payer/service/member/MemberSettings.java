package payer.service.member;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Map;
import payer.service.runtime.SettingLine;

/**
 * What the payer's plan codes mean.
 *
 * @param plans one line for each plan, {@code code = line of business}, in the words that policies use
 */
@ConfigurationProperties("members")
public record MemberSettings(@Bindable(defaultValue = "") List<String> plans) {
    public MemberSettings {
        plans = SettingLine.stated(plans);
        lines(plans);
    }

    /** By plan code. */
    public Map<String, String> linesOfBusiness() {
        return lines(plans);
    }

    private static Map<String, String> lines(List<String> plans) {
        return SettingLine.byName("members.plans", "code = line of business", plans);
    }
}
