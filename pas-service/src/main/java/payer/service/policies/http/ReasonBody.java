package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something is done. */
@Introspected
record ReasonBody(@Nullable String reason) {

    String why() {
        return Optional.ofNullable(reason).orElse("");
    }
}
