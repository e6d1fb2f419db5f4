package payer.service.policies.simulation;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** What came of a part of the requests: all of it counted, and the first differences one by one. */
@Introspected
public record Part(int number, Tally tally, List<Difference> differences) {
    public Part {
        differences = List.copyOf(differences);
    }
}
