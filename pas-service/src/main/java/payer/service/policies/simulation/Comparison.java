package payer.service.policies.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/**
 * Two sets of rules side by side. A request of which no changed policy speaks gets the same answer from both, so it is
 * decided once.
 */
final class Comparison {
    private final PolicyRules before;
    private final PolicyRules after;
    private final List<Policy> changed;
    private final int mostDifferences;

    /** {@code mostDifferences} are told one by one for each part. */
    Comparison(PolicyRules before, PolicyRules after, int mostDifferences) {
        this.before = before;
        this.after = after;
        this.mostDifferences = mostDifferences;
        this.changed = changed(before, after);
    }

    private static List<Policy> changed(PolicyRules before, PolicyRules after) {
        Set<Policy> old = new HashSet<>(before.policies());
        Set<Policy> fresh = new HashSet<>(after.policies());
        var changed = new ArrayList<Policy>();
        old.stream().filter(policy -> !fresh.contains(policy)).forEach(changed::add);
        fresh.stream().filter(policy -> !old.contains(policy)).forEach(changed::add);
        return changed;
    }

    Part compare(int number, List<PastRequest> requests) {
        var counting = new Counting();
        var differences = new ArrayList<Difference>();
        for (var request : requests) compare(request, counting, differences);
        return new Part(number, counting.tally(), differences);
    }

    private void compare(PastRequest request, Counting counting, List<Difference> differences) {
        var isTouched = isTouched(request.situation());
        counting.request(isTouched);
        var answers = before.determine(request.situation());
        var fresh = isTouched ? after.determine(request.situation()) : answers;
        for (var line = 0; line < answers.size(); line++)
            compare(request, answers.get(line), fresh.get(line), counting, differences);
    }

    private void compare(
            PastRequest request,
            Determination old,
            Determination fresh,
            Counting counting,
            List<Difference> differences) {
        var was = Answered.of(old);
        var is = Answered.of(fresh);
        counting.line(was, is);
        if (!was.equals(is) && differences.size() < mostDifferences)
            differences.add(new Difference(request.number(), old.line(), was.text(), is.text()));
    }

    private boolean isTouched(AuthorizationCase situation) {
        for (var policy : changed)
            for (var line : situation.lines()) if (policy.trigger().matches(line)) return true;
        return false;
    }
}
