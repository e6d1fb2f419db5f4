package payer.rules.codes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.analysis.KnownCodes;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeForm;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** The code systems and value sets that an operator has loaded. Nothing here changes once it is made. */
public final class CodeSets implements KnownCodes {

    private final Map<CodeSystem, Map<String, String>> codes = new EnumMap<>(CodeSystem.class);
    private final Map<CodeSystem, Map<String, LocalDate>> lastDays = new EnumMap<>(CodeSystem.class);
    private final Set<CodeSystem> complete = EnumSet.noneOf(CodeSystem.class);
    private final Map<String, CodeList> sets = new HashMap<>();

    public CodeSets(Collection<CodeSet> loaded, Collection<ValueSet> valueSets) {
        for (var set : loaded) {
            codes.computeIfAbsent(set.system(), system -> new HashMap<>()).putAll(set.codes());
            lastDays.computeIfAbsent(set.system(), system -> new HashMap<>()).putAll(set.lastDays());
            if (set.complete()) complete.add(set.system());
        }
        valueSets.forEach(set -> sets.put(set.reference(), set.codes()));
    }

    @Override
    public boolean isLoaded(CodeSystem system) {
        return complete.contains(system);
    }

    @Override
    public boolean contains(Code code) {
        return display(code).isPresent();
    }

    @Override
    public Optional<LocalDate> lastDay(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(lastDays::get)
                .flatMap(known -> Optional.ofNullable(known.get(code.value())));
    }

    @Override
    public boolean hasModifiers(CodeSystem system) {
        return codes.getOrDefault(system, Map.of()).keySet().stream().anyMatch(CodeForm.of(system)::fitsModifier);
    }

    @Override
    public Optional<String> display(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(codes::get)
                .flatMap(known -> Optional.ofNullable(known.get(code.value())));
    }

    /** The policy with the codes of the sets that it names. A set that is not loaded is the document's mistake. */
    public Policy resolved(Policy policy) {
        var terms = new LinkedHashMap<String, CodeList>();
        policy.terms().forEach((name, list) -> terms.put(name, resolved(list)));
        var resolved = new Policy(
                policy.identity(),
                policy.effective(),
                policy.effect(),
                policy.applies(),
                policy.trigger() instanceof Trigger.Listed(CodeList list, Set<String> modifiers)
                        ? new Trigger.Listed(resolved(list), modifiers)
                        : policy.trigger(),
                policy.exclusions().stream()
                        .map(one -> new CodeExclusion(resolved(one.codes()), one.reason(), resolved(one.instead())))
                        .toList(),
                new AuthorizationRule(
                        policy.authorization().neededFor(),
                        resolved(policy.authorization().onlyFor()),
                        policy.authorization().performerAsks()),
                policy.documentation(),
                terms,
                policy.evidence(),
                policy.unmet(),
                policy.groups(),
                policy.pathways().stream().map(this::resolved).toList(),
                policy.atOrdering().stream()
                        .map(rule -> rule.onlyFor(resolved(rule.onlyFor())))
                        .toList(),
                policy.timeLimits(),
                policy.note());
        return resolved.equals(policy) ? policy : resolved;
    }

    private Pathway resolved(Pathway pathway) {
        var branches = pathway.branches().stream()
                .map(branch -> new Branch(
                        branch.name(),
                        branch.title(),
                        resolved(branch.grants()),
                        branch.opensWith(),
                        branch.criteria(),
                        branch.disposition(),
                        branch.grant()))
                .toList();
        return new Pathway(pathway.kinds(), pathway.common(), branches);
    }

    private Optional<CodeList> resolved(Optional<CodeList> list) {
        return list.map(this::resolved);
    }

    private CodeList resolved(CodeList list) {
        var patterns = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
        list.patterns()
                .forEach((system, some) -> patterns.put(
                        system, some.stream().map(one -> resolved(system, one)).toList()));
        return new CodeList(patterns);
    }

    private CodePattern resolved(CodeSystem system, CodePattern pattern) {
        return pattern instanceof CodePattern.InSet(String name, Set<String> before)
                ? new CodePattern.InSet(name, members(system, name))
                : pattern;
    }

    /** The codes that the set lists, and of its ranges and families those that the loaded code system has. */
    private Set<String> members(CodeSystem system, String name) {
        var list = Optional.ofNullable(sets.get(name))
                .orElseThrow(() -> Problem.of(
                        ProblemKind.INVALID_VALUE, "expected a loaded value set, found '" + name + "'", "set " + name));
        var members = new LinkedHashSet<String>();
        for (var pattern : list.patterns().getOrDefault(system, List.of())) members.addAll(members(system, pattern));
        return members;
    }

    private Collection<String> members(CodeSystem system, CodePattern pattern) {
        if (pattern instanceof CodePattern.Exact(String code)) return List.of(code);
        return codes.getOrDefault(system, Map.of()).keySet().stream()
                .filter(pattern::matches)
                .toList();
    }
}
