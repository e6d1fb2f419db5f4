package payer.service.policies;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.problem.Problem;
import payer.rules.PolicyHistory;
import payer.rules.PolicyHistory.Published;
import payer.rules.PolicyRules;
import payer.rules.document.PublishedDocument;
import payer.rules.document.PublishedDocument.Standing;
import payer.rules.policy.Policy;

/**
 * Everything that was published up to a release, and the rules that follow from it. It never changes: whoever holds one
 * finishes with it.
 *
 * @param number of the last release
 * @param recorded when each release was, in their order: the release of number n at place n - 1
 * @param revisions the revision in force of each version
 * @param refused what is in force of which today's reader would refuse something
 */
public record PublishedSet(
        int number,
        List<Instant> recorded,
        PolicyHistory history,
        Map<VersionKey, Integer> revisions,
        PolicyRules rules,
        List<Refused> refused) {

    /** A published revision that would not be published today, what became of it, and why. */
    public record Refused(VersionKey key, int revision, Standing standing, List<Problem.Issue> objections) {
        public Refused {
            objections = List.copyOf(objections);
        }
    }

    /** A published revision as it is understood now. */
    record Understood(Release.Entry entry, PublishedDocument document) {}

    public PublishedSet {
        recorded = List.copyOf(recorded);
        refused = List.copyOf(refused);
        revisions = Map.copyOf(revisions);
    }

    static PublishedSet nothing() {
        return new PublishedSet(0, List.of(), PolicyHistory.empty(), Map.of(), PolicyRules.of(List.of()), List.of());
    }

    /** With later releases; they were checked when they were published. {@code policies} are all those that they name. */
    PublishedSet after(List<Release> releases, List<Understood> documents) {
        if (releases.isEmpty()) return this;
        var records = new ArrayList<>(history.records());
        var moments = new ArrayList<>(recorded);
        var inForce = new HashMap<>(revisions);
        var understood = documents.stream().collect(Collectors.toMap(Understood::entry, Understood::document));
        for (var release : releases) {
            moments.add(release.recorded());
            for (var entry : release.entries()) {
                records.add(published(entry, release.recorded(), understood));
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
                rules.changedTo(longer.knownAt(moments.getLast())).ready(),
                refused(documents, inForce));
    }

    /** Only of what is in force still. */
    private List<Refused> refused(List<Understood> documents, Map<VersionKey, Integer> inForce) {
        return Stream.concat(
                        refused.stream(),
                        documents.stream()
                                .filter(one -> !one.document().objections().isEmpty())
                                .map(one -> new Refused(
                                        one.entry().key(),
                                        one.entry().revision().orElseThrow(),
                                        one.document().standing(),
                                        one.document().objections())))
                .filter(one -> Optional.ofNullable(inForce.get(one.key())).equals(Optional.of(one.revision())))
                .distinct()
                .toList();
    }

    private static Published published(
            Release.Entry entry, Instant moment, Map<Release.Entry, PublishedDocument> documents) {
        var policy = entry.revision()
                .map(revision -> Optional.ofNullable(documents.get(entry))
                        .orElseThrow(() -> new IllegalStateException("the document of " + entry.key() + " is missing")))
                .flatMap(PublishedDocument::policy);
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
