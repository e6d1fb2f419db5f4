package payer.service.runtime;

import java.util.UUID;

/** Where new ids come from: random, not guessable, never made from a person's data. Tests predict them. */
public interface Ids {
    UUID next();
}
