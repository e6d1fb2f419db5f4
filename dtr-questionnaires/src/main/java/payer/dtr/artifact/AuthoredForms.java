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
        return always(Optional.empty());
    }

    /** This one whatever the policy is. */
    static AuthoredForms of(AuthoredForm form) {
        return always(Optional.of(form));
    }

    private static AuthoredForms always(Optional<AuthoredForm> form) {
        return new AuthoredForms() {
            @Override
            public Optional<AuthoredForm> latest(Policy policy) {
                return form;
            }

            @Override
            public Optional<AuthoredForm> revision(Policy policy, int revision) {
                return form;
            }
        };
    }
}
