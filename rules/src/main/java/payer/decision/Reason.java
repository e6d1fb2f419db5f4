package payer.decision;

import java.util.Optional;

/**
 * Why, once for the provider and once for the member, with the place in the policy where it stands.
 *
 * @param code of X12's list of reasons (886), where the policy's owner, who has the list, declares one
 */
public record Reason(String forProvider, String forMember, String citation, Optional<String> code) {

    public Reason(String forProvider, String forMember, String citation) {
        this(forProvider, forMember, citation, Optional.empty());
    }
}
