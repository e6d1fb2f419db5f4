package payer.service.records.load;

import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Names one load. */
public record LoadId(UUID value) {
    static LoadId of(String text) {
        try {
            return new LoadId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no such load");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
