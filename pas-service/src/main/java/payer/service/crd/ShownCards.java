package payer.service.crd;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import payer.service.caller.ClientId;
import payer.service.member.MemberId;

/** The cards that were shown, and what became of them. Inside a transaction. */
public interface ShownCards {

    /** How many a client was shown about a member since a moment; more than {@code upTo} are not counted. */
    int shown(ClientId client, MemberId member, Instant since, int upTo);

    /** Removes those shown before a moment, never more than {@code most} at once; how many went. */
    int forget(Instant before, int most);

    /** Notes what a user did with a card of this client's; the card, unless that was noted before or there is none. */
    Optional<ShownCard> note(UUID card, ClientId client, String outcome, String reason, Instant now);
}
