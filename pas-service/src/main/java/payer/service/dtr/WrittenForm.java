package payer.service.dtr;

import java.time.Instant;
import java.util.Optional;

/**
 * One revision of the form that persons wrote for a version of a policy.
 *
 * @param bundle the form as it was taken, as JSON; empty where the policy's own form was put back
 */
public record WrittenForm(
        String policy, String policyVersion, int revision, Instant at, String author, Optional<String> bundle) {
    @Override
    public String toString() {
        return "form of %s|%s, revision %d".formatted(policy, policyVersion, revision);
    }
}
