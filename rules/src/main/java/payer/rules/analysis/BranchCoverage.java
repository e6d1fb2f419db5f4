package payer.rules.analysis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Reason;
import payer.rules.policy.Branch;
import payer.rules.policy.Policy;

/** Which ways to be covered some case takes. */
final class BranchCoverage {

    private BranchCoverage() {}

    /** Of exemptions it cannot be told which branch spared the asking. */
    static List<Remark> notTaken(Policy policy, List<Determination> answers) {
        if (policy.effect().waiver().isPresent()) return List.of();
        var taken = answers.stream().flatMap(answer -> taken(answer.decision())).collect(Collectors.toSet());
        return policy.branches()
                .filter(branch -> !isAmong(branch, taken))
                .map(Branch::name)
                .distinct()
                .map(name -> new Remark(Remark.Kind.NOT_SHOWN, name, "No case takes this branch."))
                .toList();
    }

    private static boolean isAmong(Branch branch, Set<String> taken) {
        return taken.contains(branch.name()) || taken.contains(branch.title());
    }

    /** A branch that leads to a person is told by its title. */
    private static Stream<String> taken(Decision decision) {
        return switch (decision) {
            case Decision.Approved approved -> Stream.of(approved.branch());
            case Decision.ApprovedInPart part -> Stream.of(part.branch());
            case Decision.Pended pended -> pended.reasons().stream().map(Reason::forProvider);
            case Decision.NoAuthorizationNeeded free -> Stream.of();
            case Decision.InformationNeeded needed -> Stream.of();
            case Decision.NotCovered excluded -> Stream.of();
        };
    }
}
