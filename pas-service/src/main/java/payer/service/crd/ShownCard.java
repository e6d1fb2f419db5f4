package payer.service.crd;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import payer.service.caller.ClientId;
import payer.service.member.MemberId;

/** A card that was shown, so that feedback on it can be counted by policy. */
public record ShownCard(
        UUID id,
        UUID call,
        ClientId client,
        Optional<MemberId> member,
        String hook,
        String policy,
        String topic,
        Instant at) {
    @Override
    public String toString() {
        return "ShownCard " + id;
    }
}
