package payer.service.dtr;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import payer.dtr.artifact.AuthoredForm;
import payer.dtr.artifact.AuthoredForms;
import payer.rules.policy.Policy;

/**
 * The forms that persons wrote, as they stood at one moment.
 *
 * @param count how many revisions there were
 * @param latest by policy and version
 * @param earlier looks up what is not the latest
 */
record FormsInstead(
        long count, Map<String, AuthoredForm> latest, BiFunction<Policy, Integer, Optional<AuthoredForm>> earlier)
        implements AuthoredForms {
    FormsInstead {
        latest = Map.copyOf(latest);
    }

    @Override
    public Optional<AuthoredForm> latest(Policy policy) {
        return Optional.ofNullable(latest.get(policy.id() + "|" + policy.version()));
    }

    @Override
    public Optional<AuthoredForm> revision(Policy policy, int revision) {
        return latest(policy).filter(form -> form.revision() == revision).or(() -> earlier.apply(policy, revision));
    }
}
