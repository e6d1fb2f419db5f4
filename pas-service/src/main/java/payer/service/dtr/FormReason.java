package payer.service.dtr;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a form is approved or sent back. */
@Introspected
record FormReason(@Nullable String reason) {

    String why() {
        return Optional.ofNullable(reason).orElse("");
    }
}
