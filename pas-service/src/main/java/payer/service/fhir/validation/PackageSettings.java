package payer.service.fhir.validation;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where FHIR packages are.
 *
 * @param packages the folder of packages and of {@code sets.txt}; without one no profile is validated
 */
@ConfigurationProperties("fhir")
public record PackageSettings(@Nullable Path packages) {

    public Optional<Path> folder() {
        return Optional.ofNullable(packages).filter(path -> !path.toString().isBlank());
    }
}
