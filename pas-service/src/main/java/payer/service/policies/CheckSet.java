package payer.service.policies;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.codes.LoadedCodes;

/** Says what would come of several documents if they were published together, without keeping anything. */
@Singleton
public final class CheckSet {
    private final CurrentPolicies current;
    private final PlanRelease planning;
    private final LoadedCodes codes;
    private final Clock clock;

    CheckSet(CurrentPolicies current, PlanRelease planning, LoadedCodes codes, Clock clock) {
        this.current = current;
        this.planning = planning;
        this.codes = codes;
        this.clock = clock;
    }

    /** The cases of each policy; a {@code Problem} with all reasons if they cannot stand beside what is published. */
    public Map<String, List<CaseResult>> check(List<Revision> revisions) {
        var set = current.set();
        var changes = revisions.stream()
                .filter(revision -> !set.rules().policies().contains(codes.resolved(revision.policy())))
                .<Change>map(Change.Publish::new)
                .toList();
        var plan = planning.plan(set, changes, clock.instant());
        var stricter = planning.stricter(plan);
        if (!stricter.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, stricter);
        var after = plan.after();
        var results = new LinkedHashMap<String, List<CaseResult>>();
        for (var revision : revisions)
            results.computeIfAbsent(revision.key().policy(), policy -> TestDraft.results(after, revision));
        return results;
    }
}
