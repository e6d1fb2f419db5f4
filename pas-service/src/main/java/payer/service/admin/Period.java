package payer.service.admin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** From a first moment up to, without, a last; a date means the beginning of its day in UTC. */
record Period(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(30);
    /** So that what has just happened is in. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static Period of(Optional<String> from, Optional<String> to, Instant now) {
        var end = to.map(text -> moment(text, "to")).orElse(now.plus(AHEAD));
        return new Period(from.map(text -> moment(text, "from")).orElse(end.minus(USUAL)), end);
    }

    private static Instant moment(String text, String name) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    name + " is a date such as 2026-11-01 or a moment such as 2026-11-01T10:00:00Z",
                    name);
        }
    }
}
