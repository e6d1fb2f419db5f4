package payer.service.dtr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import payer.dtr.artifact.AuthoredForm;
import payer.dtr.artifact.AuthoredFormCheck;
import payer.dtr.artifact.AuthoredForms;
import payer.dtr.form.FormPlan;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/**
 * The approved forms that persons wrote, as they stood at one moment.
 *
 * @param count how many revisions and verdicts there were
 * @param latest by policy and version
 * @param earlier looks up what is not the latest
 */
record FormsInstead(
        long count, Map<String, AuthoredForm> latest, BiFunction<Policy, Integer, Optional<AuthoredForm>> earlier)
        implements AuthoredForms {
    FormsInstead {
        latest = Map.copyOf(latest);
    }

    /** Those that ask all that their policy relies on now: a correction of a policy may rely on more. */
    FormsInstead fitting(PolicyRules rules) {
        var fitting = new HashMap<String, AuthoredForm>();
        for (var policy : rules.policies())
            latest(policy)
                    .filter(form -> AuthoredFormCheck.fits(FormPlan.of(policy), form))
                    .ifPresent(form -> fitting.put(key(policy), form));
        return new FormsInstead(count, fitting, earlier);
    }

    private static String key(Policy policy) {
        return policy.id() + "|" + policy.version();
    }

    @Override
    public Optional<AuthoredForm> latest(Policy policy) {
        return Optional.ofNullable(latest.get(key(policy)));
    }

    @Override
    public Optional<AuthoredForm> revision(Policy policy, int revision) {
        return latest(policy).filter(form -> form.revision() == revision).or(() -> earlier.apply(policy, revision));
    }
}
