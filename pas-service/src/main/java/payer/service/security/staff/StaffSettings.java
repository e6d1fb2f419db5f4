package payer.service.security.staff;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import payer.service.caller.Role;
import payer.service.runtime.SettingLine;

/**
 * How the payer's own staff sign in at a browser.
 *
 * @param issuer of the OpenID provider; empty if there is none
 * @param clientId as which this service is registered there
 * @param clientSecret empty for a public client
 * @param scopes what is asked for at the provider
 * @param rolesClaim the claim of the ID token that holds roles or groups; a dot leads into an object
 * @param npiClaim the claim that holds a clinician's national provider identifier
 * @param roles what values of the roles claim mean, one line each, {@code value = role, role}; without any a value is the name of a
 *     role
 * @param idle after how long without a request a session is over
 * @param longest after how long a session is over in any case
 */
@ConfigurationProperties("staff")
public record StaffSettings(
        @Bindable(defaultValue = "") String issuer,
        @Bindable(defaultValue = "") String clientId,
        @Bindable(defaultValue = "") String clientSecret,
        @Bindable(defaultValue = "openid profile") String scopes,
        @Bindable(defaultValue = "roles") String rolesClaim,
        @Bindable(defaultValue = "npi") String npiClaim,
        @Bindable(defaultValue = "") List<String> roles,
        @Bindable(defaultValue = "15m") Duration idle,
        @Bindable(defaultValue = "10h") Duration longest) {
    private static final Duration DAY = Duration.ofDays(1);

    public StaffSettings {
        roles = roles.stream().filter(line -> !line.isBlank()).toList();
        if (issuer.isBlank() != clientId.isBlank())
            throw new IllegalArgumentException("staff.issuer and staff.client-id go together");
        if (!issuer.isBlank() && !issuer.startsWith("https://") && !issuer.startsWith("http://"))
            throw new IllegalArgumentException("staff.issuer must be an http address");
        if (!idle.isPositive() || longest.compareTo(idle) < 0 || longest.compareTo(DAY) > 0)
            throw new IllegalArgumentException("staff.idle must be positive, staff.longest not shorter and at most 1d");
        roles.forEach(StaffSettings::refuseUnknown);
    }

    public Optional<URI> provider() {
        return issuer.isBlank() ? Optional.empty() : Optional.of(URI.create(issuer));
    }

    /** What one value of the claim means, of which more than one line may speak. */
    static SettingLine meaning(String line) {
        return SettingLine.read("staff.roles", "value = roles", line);
    }

    private static void refuseUnknown(String line) {
        for (var name : meaning(line).value().split("[ ,]+", -1))
            if (Role.named(name).isEmpty())
                throw new IllegalArgumentException("staff.roles names a role that does not exist: " + name);
    }
}
