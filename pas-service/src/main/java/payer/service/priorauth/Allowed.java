package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.Quantity;

/** What an authorization allows: how much, from when until when, and within which limits. */
public record Allowed(Optional<Quantity> units, LocalDate from, LocalDate until, List<String> limits) {
    public Allowed {
        limits = List.copyOf(limits);
        if (until.isBefore(from)) throw new IllegalArgumentException("an authorization ends after it begins");
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
