package payer.service.policies;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.rules.PolicyHistory;
import payer.rules.PolicyHistory.Published;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/**
 * Everything that was published up to a release, and the rules that follow from it. It never changes: whoever holds one
 * finishes with it.
 *
 * @param number of the last release
 * @param recorded when each release was, in their order: the release of number n at place n - 1
 * @param revisions the revision in force of each version
 */
public record PublishedSet(
        int number,
        List<Instant> recorded,
        PolicyHistory history,
        Map<VersionKey, Integer> revisions,
        PolicyRules rules) {

    public PublishedSet {
        recorded = List.copyOf(recorded);
        revisions = Map.copyOf(revisions);
    }

    static PublishedSet nothing() {
        return new PublishedSet(0, List.of(), PolicyHistory.empty(), Map.of(), PolicyRules.of(List.of()));
    }

    /** With later releases; they were checked when they were published. {@code policies} are all those that they name. */
    PublishedSet after(List<Release> releases, Map<Release.Entry, Policy> policies) {
        if (releases.isEmpty()) return this;
        var records = new ArrayList<>(history.records());
        var moments = new ArrayList<>(recorded);
        var inForce = new HashMap<>(revisions);
        for (var release : releases) {
            moments.add(release.recorded());
            for (var entry : release.entries()) {
                records.add(published(entry, release.recorded(), policies));
                if (entry.revision().isPresent())
                    inForce.put(entry.key(), entry.revision().get());
                else inForce.remove(entry.key());
            }
        }
        var longer = new PolicyHistory(records);
        return new PublishedSet(
                releases.getLast().number(),
                moments,
                longer,
                inForce,
                rules.changedTo(longer.knownAt(moments.getLast())).ready());
    }

    private static Published published(Release.Entry entry, Instant moment, Map<Release.Entry, Policy> policies) {
        var policy = entry.revision()
                .map(revision -> Optional.ofNullable(policies.get(entry))
                        .orElseThrow(
                                () -> new IllegalStateException("the document of " + entry.key() + " is missing")));
        return new Published(entry.key().policy(), entry.key().version(), policy, moment);
    }

    /** The release that was the last one at a moment; 0 before the first. */
    int numberAt(Instant moment) {
        var count = 0;
        while (count < recorded.size() && !recorded.get(count).isAfter(moment)) count++;
        return count;
    }

    /** As exact as the database keeps it. Time does not run backwards here, even if another instance's clock is ahead. */
    Instant nextMoment(Instant now) {
        var kept = now.truncatedTo(ChronoUnit.MICROS);
        return recorded.isEmpty() || kept.isAfter(recorded.getLast()) ? kept : recorded.getLast();
    }

    boolean holds(VersionKey key) {
        return revisions.containsKey(key);
    }

    List<Policy> versionsOf(String policy) {
        return rules.policies().stream()
                .filter(version -> version.id().equals(policy))
                .toList();
    }
}
