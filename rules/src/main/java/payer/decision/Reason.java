package payer.decision;

/** Why, once for the provider and once for the member, with the place in the policy where it stands. */
public record Reason(String forProvider, String forMember, String citation) {}
