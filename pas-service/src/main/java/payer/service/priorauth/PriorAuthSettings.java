package payer.service.priorauth;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/**
 * How requests are answered where no policy says otherwise.
 *
 * @param standardDays calendar days for a standard decision where no policy sets a limit
 * @param expeditedTime time for an expedited decision where no policy sets a limit
 * @param validDays how many days an approval holds where neither the policy nor the request says
 * @param mostLines the most lines of one request
 * @param reasonCode the code of X12's list 886 that stands beside the words of a refusal; the list is its licence holder's
 * @param phone whom a provider calls, as answers show it
 */
@ConfigurationProperties("priorauth")
public record PriorAuthSettings(
        @Bindable(defaultValue = "7") @Min(1) @Max(30) int standardDays,
        @Bindable(defaultValue = "72h") Duration expeditedTime,
        @Bindable(defaultValue = "90") @Min(1) @Max(1000) int validDays,
        @Bindable(defaultValue = "500") @Min(1) int mostLines,

        @Bindable(defaultValue = "") String reasonCode,

        @Bindable(defaultValue = "the number on the member's card") @NotBlank
        String phone) {

    public PriorAuthSettings {
        if (!expeditedTime.isPositive())
            throw new IllegalArgumentException("priorauth.expedited-time must be positive");
    }
}
