package payer.service.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.service.metrics.DecidedRequest.Appeal;
import payer.service.metrics.DecidedRequest.Outcome;

class FiguresTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void a_part_granted_counts_as_approved_and_is_counted_by_itself() {
        var figures = Figures.of(List.of(
                decided(Outcome.APPROVED, 1),
                decided(Outcome.PARTIAL, 2),
                decided(Outcome.DENIED, 3),
                decided(Outcome.WITHDRAWN, 500),
                decided(Outcome.NOT_REQUIRED, 500)));
        assertEquals(3, figures.total());
        assertEquals(2, figures.approved());
        assertEquals(1, figures.approvedInPart());
        assertEquals(1, figures.denied());
        assertEquals(Optional.of(new BigDecimal("66.67")), Figures.percent(figures.approved(), figures.total()));
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        var figures = Figures.of(List.of(
                decided(Outcome.APPROVED, 1),
                decided(Outcome.APPROVED, 10),
                decided(Outcome.APPROVED, 4),
                decided(Outcome.APPROVED, 6)));
        assertEquals(Optional.of(Duration.ofHours(5)), figures.median());
        assertEquals(Optional.of(Duration.ofMinutes(315)), figures.average());
    }

    @Test
    void where_nothing_was_decided_there_is_nothing_to_tell() {
        var none = Figures.of(List.of());
        assertEquals(Optional.empty(), none.median());
        assertEquals(Optional.empty(), Figures.percent(none.approved(), none.total()));
    }

    private static DecidedRequest decided(Outcome outcome, int hours) {
        return new DecidedRequest(
                new UUID(1, 2), false, false, outcome, Appeal.NONE, RECEIVED, RECEIVED.plus(Duration.ofHours(hours)));
    }
}
