package payer.service.policies.simulation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Grant;
import payer.decision.Reviewer;

/** What an answer says, without the version of the policy that says it: what a requester and a reviewer would notice. */
record Answered(Kind kind, Set<String> names, Optional<Grant> grant, int questions) {

    enum Kind {
        NO_AUTHORIZATION,
        APPROVED,
        APPROVED_IN_PART,
        INFORMATION_NEEDED,
        PENDED_TO_NURSE,
        PENDED_TO_PHYSICIAN,
        NOT_COVERED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Answered {
        names = Set.copyOf(names);
    }

    static Answered of(Determination answer) {
        var questions = answer.requirement().questions().stream()
                .mapToInt(asked -> asked.criteria().size())
                .sum();
        return switch (answer.decision()) {
            case Decision.NoAuthorizationNeeded free ->
                new Answered(Kind.NO_AUTHORIZATION, waiver(free), Optional.empty(), questions);
            case Decision.Approved approved ->
                new Answered(Kind.APPROVED, Set.of(approved.branch()), Optional.of(approved.grant()), questions);
            case Decision.ApprovedInPart part ->
                new Answered(Kind.APPROVED_IN_PART, Set.of(part.branch()), Optional.of(part.grant()), questions);
            case Decision.InformationNeeded needed ->
                new Answered(Kind.INFORMATION_NEEDED, Set.copyOf(needed.criteria()), Optional.empty(), questions);
            case Decision.Pended pended ->
                new Answered(kind(pended.reviewer()), Set.copyOf(pended.criteria()), Optional.empty(), questions);
            case Decision.NotCovered excluded ->
                new Answered(Kind.NOT_COVERED, alternatives(excluded), Optional.empty(), questions);
        };
    }

    private static Kind kind(Reviewer reviewer) {
        return reviewer == Reviewer.NURSE ? Kind.PENDED_TO_NURSE : Kind.PENDED_TO_PHYSICIAN;
    }

    private static Set<String> waiver(Decision.NoAuthorizationNeeded free) {
        return free.waiver()
                .map(waiver -> Set.of(waiver.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .orElse(Set.of());
    }

    private static Set<String> alternatives(Decision.NotCovered excluded) {
        return Set.copyOf(
                excluded.exclusion().alternatives().stream().map(Code::text).toList());
    }

    String text() {
        return names.isEmpty() ? kind.text() : kind.text() + ": " + String.join(", ", new TreeSet<>(names));
    }
}
