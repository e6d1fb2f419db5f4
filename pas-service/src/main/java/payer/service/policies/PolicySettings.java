package payer.service.policies;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/**
 * How an instance keeps up with the policies in force.
 *
 * @param poll how often it looks whether another instance published something
 * @param patience how long a request waits for the rules while the service starts
 * @param compiledPasts how many past states of the rules are kept ready for questions about what was known then
 * @param providerFigures how long what came of a provider's requests is remembered before it is counted again
 * @param linesOfBusiness words for lines of business that policies may use, beside those that coverages and plan codes tell
 * @param products the payer's products that policies may name, beside those of {@code members.plans}; with none at all, any
 * @param providerKinds kinds of provider that policies may name, beside those of {@code providers.kinds}
 * @param conditions words for conditions of measuring that this payer's records carry, beside those that policies know
 * @param seed false leaves a new installation without the policies that come with the product
 */
@ConfigurationProperties("policies")
public record PolicySettings(
        @Bindable(defaultValue = "500ms") Duration poll,
        @Bindable(defaultValue = "30s") Duration patience,
        @Bindable(defaultValue = "4") @Min(1) int compiledPasts,
        @Bindable(defaultValue = "10m") Duration providerFigures,
        @Bindable(defaultValue = "") List<String> linesOfBusiness,
        @Bindable(defaultValue = "") List<String> products,
        @Bindable(defaultValue = "") List<String> providerKinds,
        @Bindable(defaultValue = "") List<String> conditions,
        @Bindable(defaultValue = "true") boolean seed) {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    public PolicySettings {
        linesOfBusiness = words(linesOfBusiness);
        products = words(products);
        providerKinds = words(providerKinds);
        conditions = words(conditions);
        if (!poll.isPositive() || poll.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    "policies.poll must be above 0 and at most " + LONGEST.toMillis() + "ms");
        if (patience.isNegative()) throw new IllegalArgumentException("policies.patience must not be negative");
        if (providerFigures.isNegative())
            throw new IllegalArgumentException("policies.provider-figures must not be negative");
    }

    private static List<String> words(List<String> given) {
        return given.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
