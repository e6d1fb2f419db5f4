package payer.rules.engine;

import java.util.List;
import java.util.Optional;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import payer.rules.policy.Policy;

/** The compiled rules of some policies. They are compiled when first needed, once, and then shared by all threads. */
final class RuleBase {

    private final List<Policy> policies;
    private volatile @Nullable KieBase compiled;

    RuleBase(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** The same base where the policies are the same. */
    RuleBase changedTo(List<Policy> others) {
        return policies.equals(others) ? this : new RuleBase(others);
    }

    boolean holds(Policy policy) {
        return policies.contains(policy);
    }

    /** Where there is nothing to say, there is no session to open. */
    Optional<KieSession> open() {
        return policies.isEmpty() ? Optional.empty() : Optional.of(compiled().newKieSession());
    }

    KieBase compiled() {
        var known = compiled;
        return known == null ? compileOnce() : known;
    }

    private synchronized KieBase compileOnce() {
        var known = compiled;
        if (known != null) return known;
        var built = compile();
        compiled = built;
        return built;
    }

    private KieBase compile() {
        var model = new ModelImpl();
        policies.stream()
                .flatMap(policy -> PolicyCompiler.compile(policy).stream())
                .forEach(rule -> model.addRule(rule.compiled()));
        return KieBaseBuilder.createKieBaseFromModel(model);
    }
}
