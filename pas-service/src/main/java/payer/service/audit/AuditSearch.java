package payer.service.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Which records to find, in order of time.
 *
 * @param from first moment, {@code to} the first no longer asked for
 * @param after where the page before ended
 */
public record AuditSearch(
        Optional<String> patient,
        Optional<String> client,
        Instant from,
        Instant to,
        Optional<Cursor> after,
        int limit) {
    public static final int MOST = 1_000;

    public AuditSearch {
        if (limit < 1 || limit > MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "a page has 1 to " + MOST + " records", "limit");
        if (!from.isBefore(to)) throw Problem.of(ProblemKind.INVALID_VALUE, "from is not before to", "from");
    }

    /** Where a page ended: a place in the order that stays the same whatever is added. */
    public record Cursor(Instant at, UUID id) {
        static Cursor after(AuditRecord record) {
            return new Cursor(record.at(), record.id());
        }

        public String text() {
            var plain = at + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        public static Cursor parse(String text) {
            try {
                var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                var blank = plain.indexOf(' ');
                return new Cursor(
                        Instant.parse(plain.substring(0, Math.max(blank, 0))),
                        UUID.fromString(plain.substring(blank + 1)));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw Problem.of(ProblemKind.INVALID_VALUE, "not a cursor that a page gave", "after");
            }
        }
    }

    @Override
    public String toString() {
        return "AuditSearch[" + from + " to " + to + "]";
    }
}
