package payer.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Policy;

/**
 * Everything that was ever published, each with the moment when it was. Nothing in it is replaced: a correction or a
 * withdrawal is one more record. So it can answer both when a policy held and when that was known.
 */
public record PolicyHistory(List<Published> records) {

    /** One version of a policy as it stood from a moment on; without a policy, it was withdrawn. */
    public record Published(String id, String version, Optional<Policy> policy, Instant recorded) {}

    /** A policy of lower authority, and what of it is too strict; the issue's place is the entry of its document. */
    public record Stricter(Policy policy, Problem.Issue issue) {}

    private record Key(String id, String version) {}

    private static final PolicyHistory EMPTY = new PolicyHistory(List.of());

    public PolicyHistory {
        records = records.stream()
                .sorted(Comparator.comparing(Published::recorded))
                .toList();
    }

    public static PolicyHistory empty() {
        return EMPTY;
    }

    /** The versions as they were known at a moment: of each the last record up to then. */
    public List<Policy> knownAt(Instant moment) {
        var latest = new LinkedHashMap<Key, Published>();
        records.stream()
                .filter(record -> !record.recorded.isAfter(moment))
                .forEach(record -> latest.put(new Key(record.id, record.version), record));
        return latest.values().stream()
                .flatMap(record -> record.policy.stream())
                .toList();
    }

    /** The rules by which a case would have been decided with what was published by that moment. */
    public PolicyRules rulesKnownAt(Instant moment) {
        return PolicyRules.of(knownAt(moment));
    }

    /** Refused with all reasons where the policy cannot stand beside the others; then nothing is published. */
    public PolicyHistory publish(Policy policy, Instant moment, Collection<AuthorizationCase> approvedElsewhere) {
        refuseEarlier(moment);
        var others = knownAt(moment).stream()
                .filter(other ->
                        !(other.id().equals(policy.id()) && other.version().equals(policy.version())))
                .toList();
        var reasons = new ArrayList<Problem.Issue>();
        reasons.addAll(Publishing.overlaps(policy, others));
        reasons.addAll(Publishing.stricter(policy, others, approvedElsewhere));
        if (!reasons.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, reasons);
        return with(new Published(policy.id(), policy.version(), Optional.of(policy), moment));
    }

    /**
     * What of lower authority is stricter than a policy that is known at a moment; its own cases show what it approves. A new
     * national policy can make so what was in order before.
     */
    public List<Stricter> stricterThan(Policy weightier, Instant moment, Collection<AuthorizationCase> approvedByIt) {
        return knownAt(moment).stream()
                .filter(policy -> weightier
                        .identity()
                        .authority()
                        .outranks(policy.identity().authority()))
                .flatMap(policy ->
                        Publishing.stricter(policy, List.of(weightier), spokenOf(policy, approvedByIt)).stream()
                                .map(issue -> new Stricter(policy, issue)))
                .toList();
    }

    private static List<AuthorizationCase> spokenOf(Policy policy, Collection<AuthorizationCase> cases) {
        return cases.stream()
                .filter(one -> one.lines().stream().anyMatch(policy.trigger()::matches))
                .toList();
    }

    public PolicyHistory withdraw(String id, String version, Instant moment) {
        refuseEarlier(moment);
        if (knownAt(moment).stream()
                .noneMatch(policy -> policy.id().equals(id) && policy.version().equals(version)))
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no published version " + version + " of " + id + ".");
        return with(new Published(id, version, Optional.empty(), moment));
    }

    /** The past is written already. */
    private void refuseEarlier(Instant moment) {
        if (!records.isEmpty() && moment.isBefore(records.getLast().recorded))
            throw new IllegalArgumentException("records are added in the order of time");
    }

    private PolicyHistory with(Published record) {
        var longer = new ArrayList<>(records);
        longer.add(record);
        return new PolicyHistory(longer);
    }
}
