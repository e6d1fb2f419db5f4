package payer.service.priorauth;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How requests are answered where no policy says otherwise.
 *
 * @param standardDays calendar days for a standard decision where no policy sets a limit
 * @param expeditedTime time for an expedited decision where no policy sets a limit
 * @param appealDays calendar days for a second look at a refusal
 * @param expeditedAppealTime time for a second look that cannot wait
 * @param validDays how many days an approval holds where neither the policy nor the request says
 * @param mostLines the most lines of one request
 * @param reasonCode the code of X12's list 886 that stands beside the words of a refusal to which whoever decided gave none; the
 *     list is its licence holder's
 * @param rejectCodes the codes of X12's list 901 that stand beside the words of an error, one line each, {@code what = code}; the
 *     list is its licence holder's
 * @param payers identifiers by which a request names this payer, each as {@code system|value}; with none, any insurer may be us
 * @param phone whom a provider calls, as answers show it
 */
@ConfigurationProperties("priorauth")
public record PriorAuthSettings(
        @Bindable(defaultValue = "7") @Min(1) @Max(30) int standardDays,
        @Bindable(defaultValue = "72h") Duration expeditedTime,
        @Bindable(defaultValue = "30") @Min(1) @Max(60) int appealDays,
        @Bindable(defaultValue = "72h") Duration expeditedAppealTime,
        @Bindable(defaultValue = "90") @Min(1) @Max(1000) int validDays,
        @Bindable(defaultValue = "500") @Min(1) int mostLines,

        @Bindable(defaultValue = "") String reasonCode,
        @Bindable(defaultValue = "") List<String> rejectCodes,
        @Bindable(defaultValue = "") List<String> payers,

        @Bindable(defaultValue = "the number on the member's card") @NotBlank
        String phone) {

    public PriorAuthSettings {
        if (!expeditedTime.isPositive())
            throw new IllegalArgumentException("priorauth.expedited-time must be positive");
        if (!expeditedAppealTime.isPositive())
            throw new IllegalArgumentException("priorauth.expedited-appeal-time must be positive");
        rejectCodes = rejectCodes.stream().filter(line -> !line.isBlank()).toList();
        payers = payers.stream().filter(line -> !line.isBlank()).toList();
        rejectCodes.forEach(RequestError.Kind::codeOf);
    }

    /** X12's code for a kind of error, where the payer has the list. */
    public Optional<String> rejectCode(RequestError.Kind kind) {
        Map<RequestError.Kind, String> codes = rejectCodes.stream()
                .map(RequestError.Kind::codeOf)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Optional.ofNullable(codes.get(kind));
    }
}
