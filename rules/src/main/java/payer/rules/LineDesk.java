package payer.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.decision.Authority;
import payer.decision.AuthorizationCase;
import payer.decision.BilledCode;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Exclusion;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.OrderingAdvice;
import payer.decision.PolicyReference;
import payer.decision.Reason;
import payer.decision.Reviewer;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.TimeLimits;
import payer.decision.Verdict;
import payer.decision.Waiver;
import payer.rules.engine.Hearing;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.Branch;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.DocumentationRule;
import payer.rules.policy.Effect;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** Decides one line by the policies that are in force for it and match its code. */
final class LineDesk {

    private static final PolicyReference NONE =
            new PolicyReference("no-policy", "1", "No policy speaks of this service", Authority.PLAN, "", "");

    /** The weightiest first; among equals the one that is made for certain conditions, then the later one. */
    private static final Comparator<Policy> PRECEDENCE = Comparator.comparing(
                    (Policy policy) -> policy.identity().authority())
            .thenComparing(policy -> policy.trigger() instanceof Trigger.AnyService)
            .thenComparing(policy -> policy.applies().indications().isEmpty())
            .thenComparing(policy -> policy.effective().from(), Comparator.reverseOrder())
            .thenComparing(Policy::id);

    private static final String RENTED = "RR";
    private static final int MONTH = 28;

    private final CaseFile file;
    private final ServiceLine line;
    private final Hearing hearing;
    private final List<Policy> matching;
    private final Map<Policy, Scope> scopes = new LinkedHashMap<>();

    LineDesk(AuthorizationCase theCase, ServiceLine line, Hearing hearing) {
        this.file = new CaseFile(theCase, line);
        this.line = line;
        this.hearing = hearing;
        this.matching = hearing.speaking().stream().sorted(PRECEDENCE).toList();
        this.matching.forEach(policy -> scopes.put(policy, Scope.of(policy, file)));
    }

    Determination determine() {
        var governing = governing();
        if (governing.isEmpty()) return determination(silent(), Optional.empty(), List.of(), Set.of());
        var policy = governing.get();
        return switch (scope(policy).verdict()) {
            case MET -> decided(policy);
            case UNKNOWN -> unclear(policy);
            case NOT_MET -> determination(otherUse(policy), governing, List.of(), Set.of());
        };
    }

    private Scope scope(Policy policy) {
        var known = scopes.get(policy);
        if (known == null) throw new IllegalStateException("only matching policies are weighed");
        return known;
    }

    /**
     * The policy that decides: of the weightiest that speak one that applies, else one that might, else one that knows the service for another use. What is
     * on no list needs nothing, if it can be said what it is: of a service under a code that bills nothing nobody can say so.
     */
    private Optional<Policy> governing() {
        return Stream.of(Authority.values())
                .flatMap(authority -> weightiest(authority).stream())
                .findFirst()
                .or(() -> matching.stream()
                        .filter(policy -> policy.effect() == Effect.COVERAGE
                                && scope(policy).otherUse())
                        .findFirst())
                .or(() -> BilledCode.isOne(line.code()) ? first(Effect.OTHERWISE, Verdict.MET) : Optional.empty());
    }

    /** While it is not known whether a weightier one applies, no lighter one decides in its place. */
    private Optional<Policy> weightiest(Authority authority) {
        return Stream.of(Verdict.MET, Verdict.UNKNOWN)
                .flatMap(verdict -> matching.stream()
                        .filter(policy -> policy.effect() == Effect.COVERAGE
                                && policy.identity().authority() == authority
                                && scope(policy).verdict() == verdict))
                .findFirst();
    }

    private Optional<Policy> first(Effect effect, Verdict verdict) {
        return matching.stream()
                .filter(policy -> policy.effect() == effect && scope(policy).verdict() == verdict)
                .findFirst();
    }

    /** Only of a policy that is known to apply: what is not known refuses nothing. */
    private Optional<Decision> excluded(Policy policy) {
        return policy.exclusions().stream()
                .filter(exclusion -> exclusion.codes().contains(line.code()))
                .findFirst()
                .map(exclusion -> new Decision.NotCovered(
                        policy.reference(), new Exclusion(exclusion.reason(), alternatives(exclusion))));
    }

    private static List<Code> alternatives(CodeExclusion exclusion) {
        return exclusion.instead().stream().flatMap(codes -> codes.exact()).toList();
    }

    private Determination decided(Policy policy) {
        var governing = Optional.of(policy);
        var excluded = excluded(policy);
        if (excluded.isPresent()) return determination(excluded.get(), governing, List.of(), Set.of());
        if (!policy.authorization().isNeededFor(line))
            return determination(free(policy, Optional.empty()), governing, checklist(policy), Set.of());
        for (var exemption : matching) {
            if (exemption.effect().waiver().isEmpty() || scope(exemption).verdict() != Verdict.MET) continue;
            var assessment = new Assessment(exemption, file);
            if (!isExempt(assessment)) continue;
            var findings = assessment.findings(leaves(exemption));
            return determination(free(exemption, exemption.effect().waiver()), governing, findings, Set.of());
        }
        var assessment = new Assessment(policy, file);
        var decision = duplicate(policy)
                .or(this::supplied)
                .or(this::orderedWithAnother)
                .orElseGet(() -> new Ruling(assessment, line, hearing).decide(policy.pathway(line.kind())));
        return determination(decision, governing, assessment.findings(leaves(policy)), Set.of());
    }

    /** What the record should show even where nobody asks first. */
    private List<Finding> checklist(Policy policy) {
        return new Assessment(policy, file).findings(leaves(policy));
    }

    private List<Leaf> leaves(Policy policy) {
        var leaves = new LinkedHashMap<String, Leaf>();
        policy.pathway(line.kind()).stream()
                .flatMap(pathway -> pathway.criteria())
                .flatMap(criterion -> criterion.leaves(policy))
                .forEach(leaf -> leaves.putIfAbsent(leaf.name(), leaf));
        return List.copyOf(leaves.values());
    }

    /** An exemption is our own to know: what is not known of it is not asked for. */
    private boolean isExempt(Assessment assessment) {
        return assessment
                .policy()
                .pathway(line.kind())
                .map(pathway -> hearing.weigh(assessment, pathway).spares())
                .orElse(false);
    }

    private static Decision free(Policy policy, Optional<Waiver> waiver) {
        return new Decision.NoAuthorizationNeeded(policy.reference(), waiver);
    }

    /** The same item twice in one request is somebody's slip, and a person sorts it out. */
    private Optional<Decision> duplicate(Policy policy) {
        return file.theCase().lines().stream()
                .filter(earlier -> earlier.sequence() < line.sequence() && line.repeats(earlier))
                .findFirst()
                .map(earlier -> new Decision.Pended(
                        policy.reference(),
                        Reviewer.NURSE,
                        List.of(),
                        List.of(new Reason(
                                "Line %d asks for the same as line %d.".formatted(line.sequence(), earlier.sequence()),
                                "The same item was asked for twice.",
                                ""))));
    }

    /** The member may have one already. What is not known of that is not asked for: the payer's own history tells it. */
    private Optional<Decision> supplied() {
        return sameOrSimilar().flatMap(policy -> supplied(policy).stream()).findFirst();
    }

    private Stream<Policy> sameOrSimilar() {
        return matching.stream()
                .filter(policy -> policy.effect() == Effect.SAME_OR_SIMILAR
                        && scope(policy).verdict() == Verdict.MET);
    }

    /** The way in which the member has one already, if a policy knows one. */
    private Optional<Branch> having(Policy policy, CaseFile known) {
        var assessment = new Assessment(policy, known);
        return policy.pathway(line.kind()).stream()
                .flatMap(pathway -> hearing.weigh(assessment, pathway).met().stream())
                .filter(branch -> branch.isAbout(line.code()))
                .findFirst();
    }

    private Optional<Decision> supplied(Policy policy) {
        return having(policy, file)
                .map(branch -> new Decision.Pended(
                        policy.reference(),
                        policy.unmet(),
                        branch.criteria().leaves(policy).map(Leaf::name).toList(),
                        List.of(new Reason(
                                branch.title() + ".",
                                "You may already have such an item.",
                                policy.identity().source().citation()))));
    }

    /** An earlier line of the request asks for an item that would stand in the way of this one, had the member got it already. */
    private Optional<Decision> orderedWithAnother() {
        return file.theCase().lines().stream()
                .filter(earlier -> earlier.sequence() < line.sequence() && !isNextRental(earlier))
                .flatMap(earlier -> orderedWith(earlier).stream())
                .findFirst();
    }

    /** One rental is asked for month by month. */
    private boolean isNextRental(ServiceLine earlier) {
        return earlier.code().equals(line.code())
                && earlier.modifiers().contains(RENTED)
                && line.modifiers().contains(RENTED)
                && !earlier.serviced().plusDays(MONTH).isAfter(line.serviced());
    }

    private Optional<Decision> orderedWith(ServiceLine earlier) {
        var facts = new ArrayList<>(file.theCase().facts());
        facts.add(Fact.of("line/" + earlier.sequence(), earlier.code(), FactValue.YES, Source.AUTHORIZATIONS)
                .on(earlier.ordered()));
        var supposed = new CaseFile(file.theCase().with(facts), line);
        return sameOrSimilar()
                .filter(policy -> having(policy, supposed).isPresent())
                .findFirst()
                .map(policy -> new Decision.Pended(
                        policy.reference(),
                        policy.unmet(),
                        List.of(),
                        List.of(new Reason(
                                "Line %d asks for an item of the same kind as line %d."
                                        .formatted(line.sequence(), earlier.sequence()),
                                "Two items of the same kind were asked for.",
                                policy.identity().source().citation()))));
    }

    /** It is not yet clear whether the policy applies. */
    private Determination unclear(Policy policy) {
        var open = new LinkedHashSet<>(scope(policy).open());
        var decision = new Decision.InformationNeeded(policy.reference(), List.copyOf(open));
        return determination(decision, Optional.of(policy), List.of(), open);
    }

    private static Decision otherUse(Policy policy) {
        return new Decision.Pended(
                policy.reference(),
                Reviewer.NURSE,
                List.of(Applicability.INDICATION),
                List.of(new Reason(
                        "No policy speaks of this service for the stated condition.",
                        "A reviewer has to look at your request.",
                        policy.identity().source().citation())));
    }

    private static Decision silent() {
        return new Decision.Pended(
                NONE,
                Reviewer.NURSE,
                List.of(),
                List.of(new Reason(
                        "No policy speaks of this service.", "A reviewer has to look at your request.", "")));
    }

    private Determination determination(
            Decision decision, Optional<Policy> governing, List<Finding> findings, Set<String> openScope) {
        var reading = governing
                .map(policy -> Requirements.of(line.sequence(), policy))
                .orElseGet(
                        () -> new Requirements(line.sequence(), AuthorizationRule.never(), DocumentationRule.none()));
        return new Determination(
                line.sequence(),
                decision,
                reading.read(decision, openScope),
                findings,
                matching.stream().map(Policy::reference).toList(),
                timeLimits(governing),
                advice(decision));
    }

    /** Nothing more is said of what is no benefit. */
    private List<OrderingAdvice> advice(Decision decision) {
        if (decision instanceof Decision.NotCovered) return List.of();
        return new OrderingDesk(file, line).advice(applying());
    }

    private List<Policy> applying() {
        return matching.stream()
                .filter(policy -> scope(policy).verdict() == Verdict.MET)
                .toList();
    }

    /** The policy's own, or those of the programme for such services. */
    private Optional<TimeLimits> timeLimits(Optional<Policy> governing) {
        var programme = new ArrayList<TimeLimits>();
        matching.stream()
                .filter(policy ->
                        policy.effect() == Effect.TIME_LIMITS && scope(policy).verdict() == Verdict.MET)
                .forEach(policy -> policy.timeLimits().ifPresent(programme::add));
        return governing.flatMap(Policy::timeLimits).or(() -> programme.stream().findFirst());
    }
}
