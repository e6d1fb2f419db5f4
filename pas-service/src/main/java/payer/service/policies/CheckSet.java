package payer.service.policies;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what would come of several documents if they were published together, without keeping anything. */
@Singleton
public final class CheckSet {
    private final CurrentPolicies current;
    private final PlanRelease planning;
    private final Clock clock;

    CheckSet(CurrentPolicies current, PlanRelease planning, Clock clock) {
        this.current = current;
        this.planning = planning;
        this.clock = clock;
    }

    /** The cases of each policy; a {@code Problem} with all reasons if they cannot stand beside what is published. */
    public Map<String, List<CaseResult>> check(List<Revision> revisions) {
        var set = current.set();
        var changes = revisions.stream()
                .filter(revision -> !set.rules().policies().contains(revision.policy()))
                .<Change>map(Change.Publish::new)
                .toList();
        var after = planning.plan(set, changes, clock.instant()).after();
        var results = new LinkedHashMap<String, List<CaseResult>>();
        for (var revision : revisions)
            results.computeIfAbsent(revision.key().policy(), policy -> TestDraft.results(after, revision));
        return results;
    }
}
