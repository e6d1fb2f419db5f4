package payer.service.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.rules.document.PolicyCase;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Identity;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** As many policies as a large payer has: the shipped ones over and over, each time for services of other codes. */
final class ManyPolicies {

    private static final List<Policy> SHIPPED = ShippedPolicies.policies();
    private static final List<Policy> LISTED = SHIPPED.stream()
            .filter(policy -> policy.trigger() instanceof Trigger.Listed)
            .toList();

    private ManyPolicies() {}

    /** The shipped ones first, then copies. */
    static List<Policy> of(int count) {
        var policies = new ArrayList<>(SHIPPED);
        for (var copy = 1; policies.size() < count; copy++) {
            var number = copy;
            LISTED.stream()
                    .limit(count - policies.size())
                    .map(policy -> reread(copy(policy, number)))
                    .forEach(policies::add);
        }
        return policies;
    }

    /** With parts of its own, as a policy that was read has. */
    private static Policy reread(Policy policy) {
        return PolicyDocument.read(policy.id(), PolicyDocument.write(policy));
    }

    /** The cases of the shipped policies, asked of the copies in turn. */
    static List<AuthorizationCase> cases(int policies, int count) {
        var copies = Math.max(1, (policies - SHIPPED.size()) / LISTED.size());
        var situations = ShippedPolicies.folders().stream()
                .flatMap(folder -> folder.policyCases().stream())
                .map(PolicyCase::situation)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number -> copy(situations.get(number % situations.size()), (number * 31) % copies))
                .toList();
    }

    private static String text(int copy) {
        return "%03d".formatted(copy);
    }

    private static AuthorizationCase copy(AuthorizationCase theCase, int copy) {
        if (copy == 0) return theCase;
        return new AuthorizationCase(
                theCase.member(),
                theCase.requested(),
                theCase.urgency(),
                theCase.admitted(),
                theCase.discharged(),
                theCase.historyComplete(),
                theCase.lines().stream().map(line -> copy(line, copy)).toList(),
                theCase.facts().stream().map(fact -> copy(fact, copy)).toList());
    }

    private static ServiceLine copy(ServiceLine line, int copy) {
        return new ServiceLine(
                line.sequence(),
                service(line.code(), copy),
                line.modifiers(),
                line.quantity(),
                line.kind(),
                line.diagnoses(),
                line.ordered(),
                line.serviced(),
                line.placeOfService(),
                line.provider());
    }

    private static Code service(Code code, int copy) {
        return code.isOf(CodeSystem.HCPCS) || code.isOf(CodeSystem.PLAN)
                ? CodeSystem.PLAN.code(text(copy) + code.value())
                : code;
    }

    /** Answers name the policy that asked. */
    private static Fact copy(Fact fact, int copy) {
        if (!fact.code().isOf(CodeSystem.QUESTION)) return fact;
        var code = CodeSystem.QUESTION.code(fact.code().value().replace("/", "-" + text(copy) + "/"));
        return new Fact(
                fact.id(),
                code,
                fact.value(),
                fact.conditions(),
                fact.date(),
                fact.until(),
                fact.reference(),
                fact.source(),
                fact.author(),
                fact.line());
    }

    private static Policy copy(Policy policy, int copy) {
        var identity = policy.identity();
        return new Policy(
                new Identity(
                        identity.id() + "-" + text(copy),
                        identity.version(),
                        identity.title(),
                        identity.authority(),
                        identity.source(),
                        identity.owner()),
                policy.effective(),
                policy.effect(),
                policy.applies(),
                policy.trigger() instanceof Trigger.Listed(CodeList codes, var modifiers)
                        ? new Trigger.Listed(copy(codes, copy), modifiers)
                        : policy.trigger(),
                policy.exclusions().stream()
                        .map(one -> new CodeExclusion(copy(one.codes(), copy), one.reason(), one.instead()))
                        .toList(),
                copy(policy.authorization(), copy),
                policy.documentation(),
                policy.terms(),
                policy.evidence(),
                policy.unmet(),
                policy.groups(),
                policy.pathways().stream().map(pathway -> copy(pathway, copy)).toList(),
                policy.atOrdering().stream()
                        .map(rule -> rule.onlyFor(copy(rule.onlyFor(), copy)))
                        .toList(),
                policy.timeLimits(),
                policy.note());
    }

    private static AuthorizationRule copy(AuthorizationRule rule, int copy) {
        return new AuthorizationRule(rule.neededFor(), copy(rule.onlyFor(), copy), rule.performerAsks());
    }

    private static Pathway copy(Pathway pathway, int copy) {
        return new Pathway(
                pathway.kinds(),
                pathway.common(),
                pathway.branches().stream().map(branch -> copy(branch, copy)).toList());
    }

    private static Branch copy(Branch branch, int copy) {
        return new Branch(
                branch.name(),
                branch.title(),
                copy(branch.grants(), copy),
                branch.opensWith(),
                branch.criteria(),
                branch.disposition(),
                branch.grant());
    }

    private static Optional<CodeList> copy(Optional<CodeList> codes, int copy) {
        return codes.map(list -> copy(list, copy));
    }

    /** Under codes of the plan, which may look like anything: those of HCPCS are all taken. */
    private static CodeList copy(CodeList codes, int copy) {
        var copied = new EnumMap<CodeSystem, List<CodePattern>>(CodeSystem.class);
        codes.patterns()
                .forEach((system, patterns) -> copied.merge(
                        CodeSystem.PLAN,
                        patterns.stream().map(pattern -> copy(pattern, copy)).toList(),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        return new CodeList(Map.copyOf(copied));
    }

    private static CodePattern copy(CodePattern pattern, int copy) {
        return switch (pattern) {
            case CodePattern.Exact(String code) -> new CodePattern.Exact(text(copy) + code);
            case CodePattern.Range(String first, String last) ->
                new CodePattern.Range(text(copy) + first, text(copy) + last);
            case CodePattern.Below below -> below;
            case CodePattern.InSet set -> set;
        };
    }
}
