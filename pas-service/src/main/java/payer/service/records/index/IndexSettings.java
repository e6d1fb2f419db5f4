package payer.service.records.index;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What records can be found by.
 *
 * @param parameters a file with further search parameters: a JSON list of SearchParameter resources
 */
@ConfigurationProperties("records.index")
public record IndexSettings(@Nullable Path parameters) {

    Optional<Path> file() {
        return Optional.ofNullable(parameters);
    }
}
