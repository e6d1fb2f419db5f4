package payer.service.records.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * What one search may cost.
 *
 * @param defaultCount matches on a page where the client does not say
 * @param mostCount matches on a page at most
 * @param mostIncluded records shown along with the matches of one page
 * @param mostParameters in one query
 * @param mostValues that one parameter may offer to choose from
 * @param longestChain links followed by one parameter
 * @param patience after which a search is given up
 * @param cursorLife how long the next page can be asked for
 */
@ConfigurationProperties("records.search")
public record SearchLimits(
        @Bindable(defaultValue = "50") @Min(1) int defaultCount,

        @Bindable(defaultValue = "1000") @Min(1) @Max(10_000)
        int mostCount,

        @Bindable(defaultValue = "2000") @Min(1) int mostIncluded,
        @Bindable(defaultValue = "50") @Min(1) int mostParameters,
        @Bindable(defaultValue = "500") @Min(1) int mostValues,
        @Bindable(defaultValue = "4") @Min(1) int longestChain,
        @Bindable(defaultValue = "10s") Duration patience,
        @Bindable(defaultValue = "1h") Duration cursorLife) {}
