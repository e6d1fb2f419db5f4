package payer.service.priorauth;

import java.time.LocalDate;
import java.util.Optional;

/** Since when the member is in a hospital, and when they leave or left it. */
public record Stay(Optional<LocalDate> admitted, Optional<LocalDate> discharged) {
    public static final Stay NONE = new Stay(Optional.empty(), Optional.empty());
}
