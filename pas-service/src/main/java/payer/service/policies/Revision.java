package payer.service.policies;

import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;

/** The documents of a version as they were at some time: its own, and the cases of the whole policy. */
public record Revision(VersionKey key, int number, String document, String cases) {

    public Policy policy() {
        return PolicyDocument.read(file(), document);
    }

    /** Under which messages name it. */
    public String file() {
        return key.policy() + "/policy-" + key.version() + ".yaml";
    }

    public String casesFile() {
        return key.policy() + "/cases.yaml";
    }
}
