package payer.service.codes;

import java.time.LocalDate;
import java.util.Optional;

/** One code with its publisher's words and, if it was terminated, the last day on which it is valid. */
public record KnownCode(String value, String display, Optional<LocalDate> lastDay) {}
