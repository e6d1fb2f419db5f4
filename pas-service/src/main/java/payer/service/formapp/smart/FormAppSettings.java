package payer.service.formapp.smart;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * The form app for clinicians.
 *
 * @param ehrs the EHRs from which it may be launched, one line for each, see {@link Ehr}
 * @param idle after how long without a request a visit is over
 * @param longest after how long a visit is over in any case
 * @param keepDrafts how long a form that nobody has touched is kept
 * @param patience how long an EHR is waited for, each answer of it
 */
@ConfigurationProperties("form-app")
public record FormAppSettings(
        @Bindable(defaultValue = "") List<String> ehrs,
        @Bindable(defaultValue = "30m") Duration idle,
        @Bindable(defaultValue = "12h") Duration longest,
        @Bindable(defaultValue = "90d") Duration keepDrafts,
        @Bindable(defaultValue = "8s") Duration patience) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);

    public FormAppSettings {
        ehrs = ehrs.stream().filter(line -> !line.isBlank()).toList();
        ehrs.forEach(Ehr::of);
        if (!idle.isPositive() || longest.compareTo(idle) < 0 || longest.compareTo(DAY) > 0)
            throw new IllegalArgumentException(
                    "form-app.idle must be positive, form-app.longest not shorter and at most 1d");
        if (keepDrafts.compareTo(DAY) < 0)
            throw new IllegalArgumentException("form-app.keep-drafts must be at least 1d");
        if (!patience.isPositive() || patience.compareTo(MOST_PATIENCE) > 0)
            throw new IllegalArgumentException(
                    "form-app.patience must be between 0 and " + MOST_PATIENCE.toSeconds() + "s");
    }
}
