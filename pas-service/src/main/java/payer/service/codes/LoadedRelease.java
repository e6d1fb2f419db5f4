package payer.service.codes;

import java.time.Instant;
import payer.decision.CodeSystem;

/**
 * One release of one code system, as it was loaded.
 *
 * @param digest of its codes and their words: two loads with the same one are the same
 */
public record LoadedRelease(CodeSystem system, String release, int codes, String digest, String by, Instant at) {}
