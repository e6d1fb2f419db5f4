package payer.service.policies.simulation;

import io.micronaut.core.annotation.Introspected;

/** A line that would have been answered differently. The request is named by its number alone. */
@Introspected
public record Difference(long request, int line, String before, String after) {}
