package payer.service.priorauth;

import java.util.Optional;
import payer.decision.Reason;

/**
 * A reason in plain words, for the provider and for the member, with where it stands. Never empty: no answer but a plain yes
 * goes without.
 *
 * @param code of X12's list 886, where whoever decided gave one or the policy declares one
 */
public record Why(String forProvider, String forMember, String citation, Optional<String> code) {
    public Why {
        if (forProvider.isBlank() || forMember.isBlank()) throw new IllegalArgumentException("a reason is told");
    }

    public Why(String forProvider, String forMember, String citation) {
        this(forProvider, forMember, citation, Optional.empty());
    }

    public static Why of(Reason reason) {
        var told = reason.forProvider().isBlank() ? "A reviewer has to look at this request." : reason.forProvider();
        return new Why(
                told, reason.forMember().isBlank() ? told : reason.forMember(), reason.citation(), reason.code());
    }
}
