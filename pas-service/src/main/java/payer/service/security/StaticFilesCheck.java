package payer.service.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.web.router.resource.StaticResourceConfiguration;
import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Set;

/**
 * Static files have no route, and so no annotation: anyone may read them. Which paths are meant to be read so is said here,
 * and the service does not start with another.
 */
@Context
final class StaticFilesCheck {
    /** Style sheets and scripts of the pages. */
    private static final Set<String> OPEN = Set.of("/static/**", "/assets/**", "/webjars/**");

    private final List<StaticResourceConfiguration> files;

    StaticFilesCheck(List<StaticResourceConfiguration> files) {
        this.files = files;
    }

    @PostConstruct
    void check() {
        var closed = files.stream()
                .filter(StaticResourceConfiguration::isEnabled)
                .map(StaticResourceConfiguration::getMapping)
                .filter(mapping -> !OPEN.contains(mapping))
                .toList();
        if (!closed.isEmpty())
            throw new IllegalStateException(
                    "static files under " + closed + " would be open to anyone; only " + OPEN + " are meant to be");
    }
}
