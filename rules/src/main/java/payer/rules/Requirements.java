package payer.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.CoverageRequirement;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.CoverageRequirement.Covered;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.InfoNeeded;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.CoverageRequirement.Questions;
import payer.decision.Decision;
import payer.decision.Reason;
import payer.decision.Waiver;
import payer.rules.policy.Applicability;
import payer.rules.policy.AuthorizationRule;
import payer.rules.policy.DocumentationRule;
import payer.rules.policy.Policy;

/** Reads a decision as what an ordering clinician has to know. It adds nothing, so that the two cannot disagree. */
final class Requirements {

    private final int line;
    private final AuthorizationRule asking;
    private final DocumentationRule documents;

    Requirements(int line, AuthorizationRule asking, DocumentationRule documents) {
        this.line = line;
        this.asking = asking;
        this.documents = documents;
    }

    static Requirements of(int line, Policy policy) {
        return new Requirements(line, policy.authorization(), policy.documentation());
    }

    CoverageRequirement read(Decision decision, Set<String> openScope) {
        if (!openScope.isEmpty()) return conditional(decision, openScope);
        return switch (decision) {
            case Decision.NotCovered notCovered -> notCovered(notCovered);
            case Decision.NoAuthorizationNeeded(var reference, var waiver) ->
                covered(decision, Authorization.NOT_NEEDED, waiver, List.of(), List.of());
            case Decision.Approved approved ->
                covered(decision, Authorization.SATISFIED, Optional.empty(), List.of(), List.of());
            case Decision.ApprovedInPart(var reference, var branch, var grant, var asked, var why) ->
                covered(decision, needed(), Optional.empty(), List.of(), List.of(why));
            case Decision.InformationNeeded(var reference, var criteria) ->
                covered(decision, needed(), Optional.empty(), List.of(new Questions(reference, criteria)), List.of());
            case Decision.Pended(var reference, var reviewer, var criteria, var reasons) ->
                covered(decision, needed(), Optional.empty(), List.of(), reasons);
        };
    }

    private Authorization needed() {
        return asking.performerAsks() ? Authorization.PERFORMER_ASKS : Authorization.NEEDED;
    }

    private CoverageRequirement notCovered(Decision.NotCovered decision) {
        return new CoverageRequirement(
                line,
                Covered.NOT_COVERED,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                decision.exclusion().alternatives(),
                List.of(decision.exclusion().reason()),
                decision.policy());
    }

    private CoverageRequirement covered(
            Decision decision,
            Authorization authorization,
            Optional<Waiver> waiver,
            List<Questions> questions,
            List<Reason> reasons) {
        var asks = !questions.isEmpty();
        // An authorization that is satisfied or not needed leaves nothing to send with one.
        var asksWithRequest = documents
                .purpose()
                .filter(purpose -> purpose == Purpose.WITH_AUTHORIZATION)
                .isPresent();
        var closed = authorization == Authorization.SATISFIED || authorization == Authorization.NOT_NEEDED;
        var quiet = documents.documents().isEmpty() || (closed && asksWithRequest);
        return new CoverageRequirement(
                line,
                Covered.COVERED,
                Optional.of(authorization),
                asks ? Set.of(Documents.CLINICAL) : quiet ? Set.of() : documents.documents(),
                asks ? Optional.of(Purpose.WITH_AUTHORIZATION) : quiet ? Optional.empty() : documents.purpose(),
                Set.of(),
                waiver,
                questions,
                List.of(),
                reasons,
                decision.policy());
    }

    private CoverageRequirement conditional(Decision decision, Set<String> openScope) {
        var needed = EnumSet.noneOf(InfoNeeded.class);
        for (var open : openScope)
            needed.add(
                    switch (open) {
                        case Applicability.PLACE -> InfoNeeded.LOCATION;
                        case Applicability.NETWORK, Applicability.PROVIDER -> InfoNeeded.PERFORMER;
                        default -> InfoNeeded.OTHER;
                    });
        return new CoverageRequirement(
                line,
                Covered.CONDITIONAL,
                Optional.of(Authorization.CONDITIONAL),
                Set.of(),
                Optional.empty(),
                needed,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                decision.policy());
    }
}
