package payer.service.priorauth;

import java.util.Optional;
import java.util.Set;

/**
 * Whom a request is about and who is behind it.
 *
 * @param member the member's number
 * @param requester NPI of who asks; empty text if none was told
 * @param providers NPIs of all who order, perform or deliver, the requester among them
 * @param sender the id of the system that sent it, where it was told
 * @param record the id of the member on our own shelf, where the member is known there
 */
public record Parties(
        BusinessId member, String requester, Set<String> providers, Optional<String> sender, Optional<String> record) {
    public Parties {
        providers = Set.copyOf(providers);
    }

    Parties knownAs(String id) {
        return new Parties(member, requester, providers, sender, Optional.of(id));
    }

    @Override
    public String toString() {
        return "Parties";
    }
}
