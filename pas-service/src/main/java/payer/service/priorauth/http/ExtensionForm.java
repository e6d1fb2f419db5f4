package payer.service.priorauth.http;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import payer.service.priorauth.ExtendClock;
import payer.service.priorauth.PriorAuthId;

/**
 * More time, as it is asked for.
 *
 * @param askedBy member, provider or plan
 */
@Introspected
record ExtensionForm(
        int version,
        int days,
        @Nullable String ground,
        @Nullable String askedBy) {

    ExtendClock.More more(PriorAuthId id) {
        return new ExtendClock.More(id, version, days, text(ground), text(askedBy));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
