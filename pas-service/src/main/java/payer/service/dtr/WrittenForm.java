package payer.service.dtr;

import java.time.Instant;
import java.util.Optional;
import payer.service.policies.Person;

/**
 * One revision of the form that persons wrote for a version of a policy.
 *
 * @param bundle the form as it was taken, as JSON; empty where the policy's own form is to be put back
 * @param checked against which profiles it was checked when it was taken, and against which not
 */
public record WrittenForm(
        String policy,
        String policyVersion,
        int revision,
        Instant at,
        Person author,
        Optional<String> bundle,
        String checked,
        Optional<FormVerdict> verdict) {

    /** Only then it is handed out. */
    boolean isApproved() {
        return verdict.filter(FormVerdict::approved).isPresent();
    }

    @Override
    public String toString() {
        return "form of %s|%s, revision %d".formatted(policy, policyVersion, revision);
    }
}
