package payer.service.sandbox;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a clinician picks.
 *
 * @param reason the id of the problem for which it is ordered; for all of the list if nothing is said
 */
public record Pick(Orderable item, int quantity, LocalDate day, LocalDate today, Optional<String> reason) {}
