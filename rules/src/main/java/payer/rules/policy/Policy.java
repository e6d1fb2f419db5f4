package payer.rules.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.decision.PolicyReference;
import payer.decision.RequestKind;
import payer.decision.Reviewer;
import payer.decision.TimeLimits;

/**
 * One version of one coverage policy. It alone drives the answer at ordering, the questions of the form, the decision on the
 * request, the reviewer's checklist and the wording of the letter.
 *
 * <p>Nothing in it can refuse on clinical grounds: {@link Exclusion} looks at codes only, and every other way out of a {@link
 * Branch} or of unmet criteria is an approval or a person.
 */
public record Policy(
        Identity identity,
        EffectivePeriod effective,
        Effect effect,
        Applicability applies,
        Trigger trigger,
        List<CodeExclusion> exclusions,
        AuthorizationRule authorization,
        DocumentationRule documentation,
        Map<String, CodeList> terms,
        EvidenceRule evidence,
        Reviewer unmet,
        Map<String, Criterion> groups,
        List<Pathway> pathways,
        List<OrderingRule> atOrdering,
        Optional<TimeLimits> timeLimits,
        Optional<String> note) {

    /** The term for what the line itself asks for, in policies that are about many services. */
    public static final String ORDERED_SERVICE = "ordered-service";

    public Policy {
        exclusions = List.copyOf(exclusions);
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        pathways = List.copyOf(pathways);
        atOrdering = List.copyOf(atOrdering);
    }

    public String id() {
        return identity.id();
    }

    public String version() {
        return identity.version();
    }

    public PolicyReference reference() {
        return new PolicyReference(
                identity.id(),
                identity.version(),
                identity.title(),
                identity.authority(),
                identity.source().citation(),
                identity.source().link().orElse(""));
    }

    /** The way that such a request takes through the policy, if it has one. */
    public Optional<Pathway> pathway(RequestKind kind) {
        return pathways.stream()
                .filter(pathway -> pathway.kinds().contains(kind))
                .findFirst();
    }

    /** The codes behind a term. A term that lists none stands for itself. */
    public CodeList codes(String term) {
        var codes = terms.get(term);
        return codes == null || codes.isEmpty() ? CodeList.only(CodeSystem.FINDING, term) : codes;
    }

    /** Every leaf of every pathway, each name once, in the order of the document. */
    public List<Leaf> leaves() {
        var found = new LinkedHashMap<String, Leaf>();
        pathways.stream()
                .flatMap(Pathway::criteria)
                .flatMap(criterion -> criterion.leaves(this))
                .forEach(leaf -> found.putIfAbsent(leaf.name(), leaf));
        return List.copyOf(found.values());
    }

    public Optional<Leaf> leaf(String name) {
        return leaves().stream().filter(leaf -> leaf.name().equals(name)).findFirst();
    }

    /** The same, but no longer in force after a day. */
    public Policy endingOn(LocalDate lastDay) {
        return during(new EffectivePeriod(effective.from(), Optional.of(lastDay), effective.basis()));
    }

    /** The same, as it was before its last day was known. */
    public Policy withoutEnd() {
        return during(new EffectivePeriod(effective.from(), Optional.empty(), effective.basis()));
    }

    /** The same, in force on every day. */
    public Policy always() {
        return during(new EffectivePeriod(LocalDate.EPOCH, Optional.empty(), effective.basis()));
    }

    /** The same, whoever the member is and wherever the service is given. */
    public Policy forEveryone() {
        return of(effective, Applicability.everyone());
    }

    private Policy during(EffectivePeriod period) {
        return of(period, applies);
    }

    private Policy of(EffectivePeriod period, Applicability members) {
        return new Policy(
                identity,
                period,
                effect,
                members,
                trigger,
                exclusions,
                authorization,
                documentation,
                terms,
                evidence,
                unmet,
                groups,
                pathways,
                atOrdering,
                timeLimits,
                note);
    }

    /** Policies are looked up by themselves on each decision; what tells them apart is enough to spread them. */
    @Override
    public int hashCode() {
        return Objects.hash(identity.id(), identity.version());
    }

    /** All lists of codes in it. */
    public Stream<CodeList> codeLists() {
        var triggering = trigger instanceof Trigger.Listed listed ? Stream.of(listed.codes()) : Stream.<CodeList>of();
        var excluded =
                exclusions.stream().flatMap(one -> Stream.concat(Stream.of(one.codes()), one.instead().stream()));
        var granted = branches().map(Branch::grants).flatMap(Optional::stream);
        var advised = atOrdering.stream().flatMap(rule -> rule.onlyFor().stream());
        return Stream.of(
                        triggering,
                        excluded,
                        authorization.onlyFor().stream(),
                        granted,
                        advised,
                        terms.values().stream())
                .flatMap(lists -> lists);
    }

    public Stream<Branch> branches() {
        return pathways.stream().flatMap(pathway -> pathway.branches().stream());
    }
}
