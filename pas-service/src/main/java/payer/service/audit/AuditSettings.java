package payer.service.audit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the audit trail is kept.
 *
 * @param anchorEvery how often new records are anchored by a signature
 * @param anchorFolder where anchors are kept outside the database, on storage that all instances share, best write-once;
 *     {@code audit/anchors} in the database folder if not given
 * @param anchorKeys a JSON Web Key Set: its first key signs, all of them verify; in the demo mode one is made
 * @param keepYears how many years records are kept before their month is dropped
 * @param legalHold true keeps everything, however old
 */
@ConfigurationProperties("audit")
public record AuditSettings(
        @Bindable(defaultValue = "10m") Duration anchorEvery,
        @Nullable Path anchorFolder,
        @Nullable Path anchorKeys,
        @Bindable(defaultValue = "10") @Min(6) @Max(100) int keepYears,
        @Bindable(defaultValue = "false") boolean legalHold) {

    public AuditSettings {
        if (!anchorEvery.isPositive()) throw new IllegalArgumentException("audit.anchor-every must be positive");
    }

    Optional<Path> keys() {
        return Optional.ofNullable(anchorKeys);
    }

    Optional<Path> folder() {
        return Optional.ofNullable(anchorFolder);
    }
}
