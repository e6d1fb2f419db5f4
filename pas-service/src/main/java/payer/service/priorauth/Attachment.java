package payer.service.priorauth;

import java.util.List;
import java.util.Set;
import payer.decision.Fact;
import payer.service.fhir.Received;

/**
 * Something that is sent for a request after the request itself.
 *
 * @param tracking the number under which it was asked for
 * @param member the number of the member whom it is about
 * @param lines the lines that it says it is for; with none, all of them
 * @param mustBeRead there is a document among it, which only a person can read
 */
public record Attachment(
        BusinessId tracking,
        BusinessId member,
        Set<Integer> lines,
        List<Fact> facts,
        boolean mustBeRead,
        Received received) {
    /** Where it says for which lines it is. */
    public static final String LINES =
            "Parameters.parameter.where(name='Attachment').part.where(name='LineItem').value";

    public Attachment {
        lines = Set.copyOf(lines);
        facts = List.copyOf(facts);
    }

    @Override
    public String toString() {
        return "Attachment of " + facts.size() + " facts";
    }
}
