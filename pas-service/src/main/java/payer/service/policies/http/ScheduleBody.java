package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** When something is to be published, and why. */
@Introspected
record ScheduleBody(@Nullable String reason, @Nullable String at) {

    String why() {
        return Optional.ofNullable(reason).orElse("");
    }

    Instant due() {
        try {
            return OffsetDateTime.parse(Optional.ofNullable(at).orElse("")).toInstant();
        } catch (DateTimeException e) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "A moment with its offset, such as 2027-01-01T00:00:00-05:00", "at");
        }
    }
}
