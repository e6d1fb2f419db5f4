package payer.service.review;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many of the decisions that people make a colleague looks at once more.
 *
 * @param approvals of a hundred approvals
 * @param refusals of a hundred decisions by which something was refused
 */
@ConfigurationProperties("review.second-review")
public record SecondReviewSettings(
        @Bindable(defaultValue = "2") @Min(0) @Max(100) int approvals,
        @Bindable(defaultValue = "10") @Min(0) @Max(100) int refusals) {

    int percent(SecondReview.Kind kind) {
        return kind.isRefusal() ? refusals : approvals;
    }
}
