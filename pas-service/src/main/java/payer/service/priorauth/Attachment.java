package payer.service.priorauth;

import java.util.List;
import payer.decision.Fact;
import payer.service.fhir.Received;

/**
 * Something that is sent for a request after the request itself.
 *
 * @param tracking the number under which it was asked for
 * @param member the number of the member whom it is about
 * @param mustBeRead there is a document among it, which only a person can read
 */
public record Attachment(
        BusinessId tracking, BusinessId member, List<Fact> facts, boolean mustBeRead, Received received) {
    public Attachment {
        facts = List.copyOf(facts);
    }

    @Override
    public String toString() {
        return "Attachment of " + facts.size() + " facts";
    }
}
