package payer.service.formapp.smart;

import java.time.Instant;
import java.util.Optional;

/** The tokens that an EHR gave for one visit. They are not shown, and not kept in the clear. */
public record EhrTokens(String access, Optional<String> refresh, Instant expires) {

    public boolean isOver(Instant now) {
        return !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "EhrTokens";
    }
}
