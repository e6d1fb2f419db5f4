package payer.dtr.artifact;

import java.util.Optional;
import payer.rules.policy.Policy;

/** The forms that persons wrote. */
public interface AuthoredForms {

    /** The one that takes the place of the policy's own form now. */
    Optional<AuthoredForm> latest(Policy policy);

    /** An earlier or the latest one, for who names it. */
    Optional<AuthoredForm> revision(Policy policy, int revision);

    static AuthoredForms none() {
        return new AuthoredForms() {
            @Override
            public Optional<AuthoredForm> latest(Policy policy) {
                return Optional.empty();
            }

            @Override
            public Optional<AuthoredForm> revision(Policy policy, int revision) {
                return Optional.empty();
            }
        };
    }
}
