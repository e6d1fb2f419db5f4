package payer.service.policies.transfer;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Release;
import payer.service.policies.Revision;
import payer.service.policies.Step;

/** Writes all policies as folders: those in force, or with {@code drafts} also what is being worked on, which then goes first. */
@Singleton
public final class ExportPolicies {
    private final PolicyVersions versions;
    private final TransactionOperations<Connection> transactions;

    ExportPolicies(PolicyVersions versions, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    public byte[] export(boolean drafts) {
        return FolderArchive.write(folders(drafts));
    }

    List<PolicyFolder> folders(boolean drafts) {
        return transactions.executeRead(_ -> {
            var entries = versions.glances(Optional.empty()).stream()
                    .flatMap(glance -> wanted(glance, drafts)
                            .map(revision -> new Release.Entry(glance.last().key(), Optional.of(revision)))
                            .stream())
                    .toList();
            return versions.revisions(entries).stream()
                    .collect(Collectors.groupingBy(
                            revision -> revision.key().policy(), TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(this::folder)
                    .toList();
        });
    }

    private static Optional<Integer> wanted(Glance glance, boolean drafts) {
        var last = glance.last();
        var isWork = last.state() != LifeState.RETIRED && last.revision() != Step.NONE;
        return drafts && isWork ? Optional.of(last.revision()) : glance.published();
    }

    private PolicyFolder folder(Map.Entry<String, List<Revision>> policy) {
        var newestFirst = new ArrayList<>(policy.getValue());
        newestFirst.sort(Comparator.comparing((Revision revision) -> revision.published()
                        .policy()
                        .map(one -> one.effective().from())
                        .orElse(LocalDate.MIN))
                .reversed());
        var files = new TreeMap<String, String>();
        for (var revision : newestFirst)
            files.put(
                    files.isEmpty() ? "policy.yaml" : "policy-" + revision.key().version() + ".yaml",
                    revision.document());
        return new PolicyFolder(policy.getKey(), files, versions.cases(policy.getKey()));
    }
}
