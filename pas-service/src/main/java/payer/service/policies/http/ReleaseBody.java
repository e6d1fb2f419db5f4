package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.policies.PublishPolicies.Wanted;
import payer.service.policies.VersionKey;

/** What is to be published together, and why. */
@Introspected
record ReleaseBody(@Nullable String reason, @Nullable List<Named> versions) {

    /** One version. */
    @Introspected
    record Named(@Nullable String policy, @Nullable String version) {
        Wanted wanted() {
            var key = new VersionKey(
                    Optional.ofNullable(policy).orElse(""),
                    Optional.ofNullable(version).orElse(""));
            return new Wanted(key, Optional.empty());
        }
    }

    String why() {
        return Optional.ofNullable(reason).orElse("");
    }

    List<Wanted> wanted() {
        return Optional.ofNullable(versions).orElse(List.of()).stream()
                .map(Named::wanted)
                .distinct()
                .toList();
    }
}
