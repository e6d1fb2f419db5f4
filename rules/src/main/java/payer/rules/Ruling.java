package payer.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.decision.Decision;
import payer.decision.Grant;
import payer.decision.Reason;
import payer.decision.Reviewer;
import payer.decision.ServiceLine;
import payer.decision.Verdict;
import payer.rules.engine.Hearing;
import payer.rules.evidence.Assessment;
import payer.rules.policy.Branch;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;
import payer.rules.units.Units;

/** What follows from one policy for one line that needs an authorization, once its criteria have been judged. */
final class Ruling {

    private final Policy policy;
    private final Assessment assessment;
    private final ServiceLine line;
    private final Hearing hearing;
    private final Map<String, Leaf> leaves;

    Ruling(Assessment assessment, ServiceLine line, Hearing hearing) {
        this.policy = assessment.policy();
        this.assessment = assessment;
        this.line = line;
        this.hearing = hearing;
        this.leaves = policy.leaves().stream().collect(Collectors.toMap(Leaf::name, leaf -> leaf));
    }

    private Optional<Leaf> leaf(String name) {
        return Optional.ofNullable(leaves.get(name));
    }

    Decision decide(Optional<Pathway> pathway) {
        return pathway.map(this::decide)
                .orElseGet(() -> pended(Reviewer.NURSE, Set.of(), "This policy has no criteria for such a request."));
    }

    private Decision decide(Pathway pathway) {
        var standing = hearing.weigh(assessment, pathway);
        if (standing.shared() == Verdict.NOT_MET)
            return unmet(assessment.unmet(pathway.common().orElseThrow()));
        var granting = aboutLine(standing.met());
        if (standing.shared() == Verdict.UNKNOWN) return ask(pathway, granting, aboutLine(standing.open()));
        if (!granting.isEmpty()) return granted(pathway, preferred(granting));
        return notMet(pathway, standing.met(), aboutLine(standing.open()));
    }

    private List<Branch> aboutLine(List<Branch> branches) {
        return branches.stream().filter(branch -> branch.isAbout(line.code())).toList();
    }

    /** An approval that holds without a person goes before one that needs one. */
    private Branch preferred(List<Branch> met) {
        return met.stream()
                .filter(branch -> branch.disposition() == Branch.Disposition.APPROVE)
                .filter(branch -> assessment.sureValue(branch.criteria()) == Verdict.MET)
                .findFirst()
                .orElse(met.getFirst());
    }

    private Decision granted(Pathway pathway, Branch branch) {
        var whole = whole(pathway, branch);
        return switch (branch.disposition()) {
            case NURSE_REVIEW -> pended(Reviewer.NURSE, Set.of(), branch.title());
            case PHYSICIAN_REVIEW -> pended(Reviewer.PHYSICIAN, Set.of(), branch.title());
            case APPROVE ->
                assessment.sureValue(whole) == Verdict.MET
                        ? approved(branch)
                        : pended(Reviewer.NURSE, assessment.unsure(whole), "A person has to confirm the evidence.");
        };
    }

    private static Criterion whole(Pathway pathway, Branch branch) {
        return pathway.common()
                .<Criterion>map(common -> new Criterion.All(List.of(common, branch.criteria())))
                .orElse(branch.criteria());
    }

    /** More than the policy grants is granted as far as it goes. */
    private Decision approved(Branch branch) {
        var asked = line.quantity();
        var most = branch.grant().units();
        var tooMuch = asked.isPresent()
                && most.isPresent()
                && Units.in(asked.get(), most.get().unit())
                        .map(number -> number.compareTo(most.get().value()) > 0)
                        .orElse(false);
        if (!tooMuch) return new Decision.Approved(policy.reference(), branch.name(), grant(branch));
        var why = new Reason(
                "The policy grants " + most.get().text() + ".", "Part of what was asked for is approved.", citation());
        return new Decision.ApprovedInPart(policy.reference(), branch.name(), grant(branch), asked.get(), why);
    }

    private Grant grant(Branch branch) {
        var asked = line.quantity();
        var most = branch.grant().units();
        return asked.isPresent()
                        && (most.isEmpty()
                                || Units.in(asked.get(), most.get().unit())
                                        .map(number ->
                                                number.compareTo(most.get().value()) <= 0)
                                        .orElse(false))
                ? branch.grant().of(asked.get())
                : branch.grant();
    }

    /** Nothing grants the item yet: ask where an answer could help, otherwise a person looks. */
    private Decision notMet(Pathway pathway, List<Branch> met, List<Branch> open) {
        var asked = openedOnly(open);
        if (!asked.isEmpty()) return new Decision.InformationNeeded(policy.reference(), List.copyOf(asked));
        if (open.isEmpty() && isNamed(pathway)) return noBranchLeft(pathway);
        if (!met.isEmpty())
            return pended(
                    Reviewer.PHYSICIAN,
                    Set.of(),
                    "What is met grants other items: " + met.getFirst().title() + ".");
        if (!open.isEmpty()) return new Decision.InformationNeeded(policy.reference(), List.copyOf(openers(open)));
        return noBranchLeft(pathway);
    }

    private boolean isNamed(Pathway pathway) {
        return pathway.branches().stream().anyMatch(branch -> branch.isAbout(line.code()));
    }

    private Decision ask(Pathway pathway, List<Branch> granting, List<Branch> open) {
        var asked = new LinkedHashSet<>(assessment.open(pathway.common().orElseThrow()));
        if (granting.isEmpty()) {
            if (open.isEmpty()) return noBranchLeft(pathway);
            var opened = openedOnly(open);
            asked.addAll(opened.isEmpty() ? openers(open) : opened);
        }
        return new Decision.InformationNeeded(policy.reference(), List.copyOf(asked));
    }

    /** No branch can be met any more, whatever else is told. */
    private Decision noBranchLeft(Pathway pathway) {
        var unmet = new LinkedHashSet<String>();
        pathway.branches().stream()
                .filter(branch -> branch.isAbout(line.code()))
                .forEach(branch -> unmet.addAll(assessment.unmet(branch.criteria())));
        return unmet(unmet);
    }

    /** What is open in the branches whose first step is taken. */
    private Set<String> openedOnly(List<Branch> open) {
        var asked = new LinkedHashSet<String>();
        open.stream().filter(this::isOpened).forEach(branch -> asked.addAll(assessment.open(branch.criteria())));
        return asked;
    }

    private boolean isOpened(Branch branch) {
        return branch.opensWith().stream().allMatch(name -> verdict(name) == Verdict.MET);
    }

    /** The first steps that are not known of branches that are still possible. */
    private Set<String> openers(List<Branch> open) {
        var asked = new LinkedHashSet<String>();
        for (var branch : open) {
            var unknown = branch.opensWith().stream()
                    .filter(name -> verdict(name) == Verdict.UNKNOWN)
                    .toList();
            asked.addAll(unknown.isEmpty() ? assessment.open(branch.criteria()) : unknown);
        }
        return asked;
    }

    private Verdict verdict(String name) {
        return leaf(name).map(found -> assessment.finding(found).verdict()).orElse(Verdict.UNKNOWN);
    }

    private Decision unmet(Collection<String> leaves) {
        var reviewer = leaves.stream()
                        .flatMap(name -> leaf(name).stream())
                        .flatMap(leaf -> leaf.reviewer().stream())
                        .anyMatch(wanted -> wanted == Reviewer.PHYSICIAN)
                ? Reviewer.PHYSICIAN
                : policy.unmet();
        return new Decision.Pended(policy.reference(), reviewer, List.copyOf(leaves), reasons(leaves));
    }

    private List<Reason> reasons(Collection<String> leaves) {
        var reasons = new ArrayList<Reason>();
        leaves.stream()
                .flatMap(name -> leaf(name).stream())
                .forEach(leaf -> reasons.add(leaf.unmet().orElseGet(() -> plain(leaf))));
        return reasons;
    }

    private Reason plain(Leaf leaf) {
        return new Reason("Not met: " + leaf.text() + ".", "A reviewer has to look at your request.", citation());
    }

    private Decision pended(Reviewer reviewer, Set<String> leaves, String why) {
        var reason = new Reason(why, "A reviewer has to look at your request.", citation());
        return new Decision.Pended(policy.reference(), reviewer, List.copyOf(leaves), List.of(reason));
    }

    private String citation() {
        return policy.identity().source().citation();
    }
}
