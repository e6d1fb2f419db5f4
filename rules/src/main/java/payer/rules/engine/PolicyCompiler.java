package payer.rules.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.decision.RequestKind;
import payer.decision.Verdict;
import payer.rules.engine.PolicyRule.Condition;
import payer.rules.engine.PolicyRule.IndexKey;
import payer.rules.engine.PolicyRule.Subject;
import payer.rules.engine.PolicyRule.Then;
import payer.rules.policy.Branch;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Criterion;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** A policy as rules: one for each code that it lists, and for each branch one that is met and one that is open. */
final class PolicyCompiler {

    private final Policy policy;
    private final String name;

    private PolicyCompiler(Policy policy) {
        this.policy = policy;
        this.name = Naming.of(policy);
    }

    static List<PolicyRule<?>> compile(Policy policy) {
        var compiler = new PolicyCompiler(policy);
        return Stream.<PolicyRule<?>>concat(compiler.triggers(), compiler.pathways())
                .toList();
    }

    private Stream<PolicyRule<Asked>> triggers() {
        return switch (policy.trigger()) {
            case Trigger.AnyService any -> Stream.of(speaks("any service", IndexKey.ANY, List.of()));
            case Trigger.Listed listed ->
                listed.codes().patterns().entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream().distinct().map(pattern -> speaks(entry.getKey(), pattern)));
        };
    }

    /** A single code is found by the index; a range, a family or a set is held against the few lines that come near it. */
    private PolicyRule<Asked> speaks(CodeSystem system, CodePattern pattern) {
        var text = system.shortName() + " " + pattern.text();
        if (pattern instanceof CodePattern.Exact) return speaks(text, new IndexKey(text), List.of());
        var among = new Condition<Asked>(
                name,
                "code is of " + text,
                asked -> asked.line().code().isOf(system)
                        && pattern.matches(asked.line().code().value()));
        return speaks(text, IndexKey.ANY, List.of(among));
    }

    private PolicyRule<Asked> speaks(String what, IndexKey key, List<Condition<Asked>> codes) {
        var conditions = new ArrayList<>(codes);
        modified().ifPresent(conditions::add);
        conditions.add(inForce());
        return new PolicyRule<>(
                name + " speaks of " + what,
                Subject.ASKED,
                key,
                conditions,
                new Then<>(name + " speaks", asked -> asked.speaks(policy)));
    }

    private Optional<Condition<Asked>> modified() {
        var modifiers = policy.trigger() instanceof Trigger.Listed listed ? listed.modifiers() : Set.<String>of();
        if (modifiers.isEmpty()) return Optional.empty();
        return Optional.of(new Condition<>(
                name,
                "modifier " + String.join(" or ", modifiers),
                asked -> asked.line().modifiers().stream().anyMatch(modifiers::contains)));
    }

    private Condition<Asked> inForce() {
        var period = policy.effective();
        var until = period.until().map(day -> " until " + day).orElse("");
        return new Condition<>(
                name,
                "%s from %s%s".formatted(day(period.basis()), period.from(), until),
                asked -> period.holdsOn(day(period.basis(), asked)));
    }

    private static String day(EffectivePeriod.Basis basis) {
        return switch (basis) {
            case SERVICE_DATE -> "serviced";
            case REQUEST_DATE -> "requested";
        };
    }

    private static LocalDate day(EffectivePeriod.Basis basis, Asked asked) {
        return switch (basis) {
            case SERVICE_DATE -> asked.line().serviced();
            case REQUEST_DATE -> asked.theCase().requested();
        };
    }

    /** A pathway whose kinds of request are all served by an earlier one is never taken. */
    private Stream<PolicyRule<Weighing>> pathways() {
        var served = EnumSet.noneOf(RequestKind.class);
        var rules = new ArrayList<PolicyRule<Weighing>>();
        for (var pathway : policy.pathways())
            if (served.addAll(pathway.kinds())) rules.addAll(new Way(pathway).rules());
        return rules.stream();
    }

    /** One pathway: what its rules have in common. */
    private final class Way {

        private final Pathway pathway;
        private final String way;

        Way(Pathway pathway) {
            this.pathway = pathway;
            this.way = Naming.of(policy, pathway);
        }

        List<PolicyRule<Weighing>> rules() {
            var rules = new ArrayList<PolicyRule<Weighing>>();
            pathway.common().ifPresent(common -> {
                rules.add(shared(common, Verdict.UNKNOWN, "open"));
                rules.add(shared(common, Verdict.NOT_MET, "not met"));
            });
            for (var branch : pathway.branches()) {
                if (policy.effect().waiver().isPresent()) rules.add(spares(branch));
                else {
                    rules.add(met(branch));
                    rules.add(open(branch));
                }
            }
            return rules;
        }

        private PolicyRule<Weighing> shared(Criterion common, Verdict value, String word) {
            var text = Naming.of(common) + " is " + word;
            return rule(
                    "what all branches share is " + word,
                    List.of(condition(text, weighing -> weighing.value(common) == value)),
                    new Then<>("the shared criteria are " + word, weighing -> weighing.shared(value)));
        }

        private PolicyRule<Weighing> met(Branch branch) {
            var conditions = new ArrayList<Condition<Weighing>>();
            mayBegin().ifPresent(conditions::add);
            parts(branch.criteria())
                    .map(part ->
                            condition(Naming.of(part) + " is met", weighing -> weighing.value(part) == Verdict.MET))
                    .forEach(conditions::add);
            return rule(
                    branch.name() + " is met",
                    conditions,
                    new Then<>("the branch " + branch.name() + " is met", weighing -> weighing.met(branch)));
        }

        private PolicyRule<Weighing> open(Branch branch) {
            var conditions = new ArrayList<Condition<Weighing>>();
            mayBegin().ifPresent(conditions::add);
            conditions.add(condition(
                    Naming.of(branch.criteria()) + " is open",
                    weighing -> weighing.value(branch.criteria()) == Verdict.UNKNOWN));
            return rule(
                    branch.name() + " is open",
                    conditions,
                    new Then<>("the branch " + branch.name() + " is open", weighing -> weighing.open(branch)));
        }

        private PolicyRule<Weighing> spares(Branch branch) {
            var conditions = Stream.concat(pathway.common().stream(), Stream.of(branch.criteria()))
                    .flatMap(this::parts)
                    .map(part -> condition(
                            Naming.of(part) + " surely is met", weighing -> weighing.sureValue(part) == Verdict.MET))
                    .toList();
            return rule(
                    branch.name() + " spares the asking", conditions, new Then<>("nobody is asked", Weighing::spares));
        }

        /** Nobody looks at the branches once the shared criteria are not met. */
        private Optional<Condition<Weighing>> mayBegin() {
            return pathway.common()
                    .map(common -> condition(
                            Naming.of(common) + " is met or open",
                            weighing -> weighing.value(common) != Verdict.NOT_MET));
        }

        /** What a criterion asks for all together, one condition each, so that branches share them. */
        private Stream<Criterion> parts(Criterion criterion) {
            return criterion instanceof Criterion.All(List<Criterion> of)
                    ? of.stream().flatMap(this::parts)
                    : Stream.of(criterion);
        }

        private Condition<Weighing> condition(String text, Predicate<Weighing> test) {
            return new Condition<>(way, text, test);
        }

        private PolicyRule<Weighing> rule(String what, List<Condition<Weighing>> conditions, Then<Weighing> then) {
            return new PolicyRule<>(way + ": " + what, Subject.WEIGHING, new IndexKey(way), conditions, then);
        }
    }
}
