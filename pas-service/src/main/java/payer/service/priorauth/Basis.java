package payer.service.priorauth;

import payer.decision.Authority;
import payer.decision.PolicyReference;

/** The version of a policy on which an answer rests. */
public record Basis(String policy, String version, String title, String citation, String link) {

    public static Basis of(PolicyReference policy) {
        return new Basis(policy.id(), policy.version(), policy.title(), policy.citation(), policy.link());
    }

    /** As an answer cites it. */
    public String cited() {
        return citation.isBlank() ? title : title + " (" + citation + ")";
    }

    public PolicyReference reference(Authority authority) {
        return new PolicyReference(policy, version, title, authority, citation, link);
    }
}
