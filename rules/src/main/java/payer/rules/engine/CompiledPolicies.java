package payer.rules.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import payer.decision.AuthorizationCase;
import payer.decision.ServiceLine;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/**
 * Policies ready to be asked. The codes of all code systems lie in one order, which is cut into stretches, each with a rule base
 * of its own: a line opens the base of its code and the one of the rules that are about any service, so neither the number of
 * policies nor a change to one of them costs what the others would. Nothing here changes once it is made.
 */
public final class CompiledPolicies {

    private static final RuleBase NOTHING = new RuleBase(List.of());

    private final NavigableMap<String, RuleBase> stretches;
    private final RuleBase programme;

    private CompiledPolicies(NavigableMap<String, RuleBase> stretches, RuleBase programme) {
        this.stretches = stretches;
        this.programme = programme;
    }

    public static CompiledPolicies of(Collection<Policy> policies) {
        return laidOut(policies, Stretches.cuts(policies), new CompiledPolicies(new TreeMap<>(), NOTHING));
    }

    /** The same for other policies; what did not change is not compiled again. */
    public CompiledPolicies changedTo(Collection<Policy> policies) {
        var cuts = stretches.navigableKeySet();
        return laidOut(policies, Stretches.fit(cuts, policies) ? cuts : Stretches.cuts(policies), this);
    }

    private static CompiledPolicies laidOut(
            Collection<Policy> policies, Collection<String> cuts, CompiledPolicies before) {
        var stretches = new TreeMap<String, RuleBase>();
        Stretches.laidOut(policies, cuts)
                .forEach((start, some) -> stretches.put(
                        start, before.stretches.getOrDefault(start, NOTHING).changedTo(some)));
        var programme = policies.stream()
                .filter(policy -> policy.trigger() instanceof Trigger.AnyService)
                .toList();
        return new CompiledPolicies(stretches, before.programme.changedTo(programme));
    }

    /** Compiles all that is not compiled yet, on all processors, so that no request has to wait for it. */
    public void compileAll() {
        var bases = new ArrayList<>(stretches.values());
        bases.add(programme);
        bases.parallelStream().forEach(RuleBase::compiled);
    }

    /** To be closed once the line is decided. */
    public Hearing hear(AuthorizationCase theCase, ServiceLine line) {
        var asked = new Asked(theCase, line);
        return new Hearing(base(asked.code()), programme, asked);
    }

    RuleBase base(String code) {
        var stretch = stretches.floorEntry(code);
        return stretch == null ? NOTHING : stretch.getValue();
    }

    /** The rules that a policy is compiled to, as text. */
    public static String text(Policy policy) {
        var text = new StringBuilder();
        PolicyCompiler.compile(policy).forEach(rule -> text.append(rule).append('\n'));
        return text.toString();
    }
}
