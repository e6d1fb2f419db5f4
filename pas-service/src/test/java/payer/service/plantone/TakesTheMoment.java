package payer.service.plantone;

import java.time.Instant;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
final class TakesTheMoment {
    Instant moment() {
        return Instant.now();
    }
}
