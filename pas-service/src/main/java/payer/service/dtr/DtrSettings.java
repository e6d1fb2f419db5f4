package payer.service.dtr;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import payer.dtr.Edition;

/**
 * How forms are served.
 *
 * @param bareLibraryReferences the editions, such as {@code 2.0}, whose forms name their library without its version; one
 *     conformance kit compares them so, while the guide wants the version
 * @param adaptive whether an order gets the adaptive form of its policy rather than the whole form
 * @param prepareAtStart whether the forms are made at start rather than when they are first asked for
 */
@ConfigurationProperties("dtr")
public record DtrSettings(
        @Bindable(defaultValue = "") List<String> bareLibraryReferences,
        @Bindable(defaultValue = "false") boolean adaptive,
        @Bindable(defaultValue = "true") boolean prepareAtStart) {

    public DtrSettings {
        bareLibraryReferences = bareLibraryReferences.stream()
                .filter(edition -> !edition.isBlank())
                .toList();
        for (var edition : bareLibraryReferences)
            if (Editions.named(edition).isEmpty())
                throw new IllegalArgumentException("dtr.bare-library-references names no edition: " + edition);
    }

    boolean namesLibrariesBare(Edition edition) {
        return bareLibraryReferences.contains(edition.text());
    }
}
