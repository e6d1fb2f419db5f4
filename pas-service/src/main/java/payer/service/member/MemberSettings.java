package payer.service.member;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the payer's plan codes mean.
 *
 * @param plans one line for each plan, {@code code = line of business}, in the words that policies use
 */
@ConfigurationProperties("members")
public record MemberSettings(@Bindable(defaultValue = "") List<String> plans) {
    public MemberSettings {
        plans = plans.stream().filter(line -> !line.isBlank()).toList();
        lines(plans);
    }

    /** By plan code. */
    public Map<String, String> linesOfBusiness() {
        return lines(plans);
    }

    private static Map<String, String> lines(List<String> plans) {
        var lines = new LinkedHashMap<String, String>();
        for (var plan : plans) {
            var parts = plan.split("=", 2);
            if (parts.length != 2) throw new IllegalArgumentException("members.plans: \"code = line\", not " + plan);
            lines.put(parts[0].strip(), parts[1].strip());
        }
        return lines;
    }
}
