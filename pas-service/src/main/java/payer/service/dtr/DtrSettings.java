package payer.service.dtr;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import payer.dtr.Edition;

/**
 * How forms are served.
 *
 * @param bareLibraryReferences the editions, such as {@code 2.0}, whose forms name their library without its version; one
 *     conformance kit compares them so, while the guide wants the version
 * @param adaptive whether an order gets the adaptive form of its policy rather than the whole form
 * @param prepareAtStart whether the forms are made at start rather than when they are first asked for
 * @param chartDeadline how long a provider's FHIR server is waited for, all its answers together
 * @param prefillLimit how long the logic of one form may run before it is stopped
 */
@ConfigurationProperties("dtr")
public record DtrSettings(
        @Bindable(defaultValue = "") List<String> bareLibraryReferences,
        @Bindable(defaultValue = "false") boolean adaptive,
        @Bindable(defaultValue = "true") boolean prepareAtStart,
        @Bindable(defaultValue = "8s") Duration chartDeadline,
        @Bindable(defaultValue = "2s") Duration prefillLimit) {
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(30);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    public DtrSettings {
        between(chartDeadline, LONGEST_DEADLINE, "dtr.chart-deadline");
        between(prefillLimit, LONGEST_RUN, "dtr.prefill-limit");
        bareLibraryReferences = bareLibraryReferences.stream()
                .filter(edition -> !edition.isBlank())
                .toList();
        for (var edition : bareLibraryReferences)
            if (Editions.named(edition).isEmpty())
                throw new IllegalArgumentException("dtr.bare-library-references names no edition: " + edition);
    }

    private static void between(Duration told, Duration longest, String name) {
        if (!told.isPositive() || told.compareTo(longest) > 0)
            throw new IllegalArgumentException(name + " must be between 0 and " + longest.toSeconds() + "s");
    }

    boolean namesLibrariesBare(Edition edition) {
        return bareLibraryReferences.contains(edition.text());
    }
}
