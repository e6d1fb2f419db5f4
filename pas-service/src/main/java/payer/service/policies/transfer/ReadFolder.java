package payer.service.policies.transfer;

import java.util.ArrayList;
import java.util.List;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyDocument;
import payer.rules.document.Vocabulary;
import payer.rules.policy.Policy;
import payer.service.policies.VersionKey;

/** A folder whose documents were read; every mistake in them is collected, with its place. */
final class ReadFolder {

    /** One version: what it is, and the file that it came from. */
    record Version(VersionKey key, String file, String text, Policy policy) {}

    private final PolicyFolder folder;
    private final Vocabulary vocabulary;
    private final List<Version> versions = new ArrayList<>();
    private final List<Problem.Issue> mistakes = new ArrayList<>();

    ReadFolder(PolicyFolder folder, Vocabulary vocabulary) {
        this.folder = folder;
        this.vocabulary = vocabulary;
        folder.versions().forEach(this::read);
        if (versions.isEmpty() && mistakes.isEmpty()) mistake("expected a policy.yaml beside the cases", folder.name());
        if (mistakes.isEmpty()) readCases();
    }

    String name() {
        return folder.name();
    }

    List<Version> versions() {
        return List.copyOf(versions);
    }

    List<Problem.Issue> mistakes() {
        return List.copyOf(mistakes);
    }

    String cases() {
        return folder.cases().orElse("cases: []\n");
    }

    private void read(String name, String text) {
        var file = folder.name() + "/" + name;
        try {
            var policy = PolicyDocument.read(file, text, vocabulary);
            var key = new VersionKey(policy.id(), policy.version());
            if (!policy.id().equals(folder.name()))
                mistake("expected the policy that the folder is named after, found '" + policy.id() + "'", file);
            if (versions.stream().anyMatch(other -> other.key().equals(key)))
                mistake("expected each version once, found " + key.version() + " again", file);
            versions.add(new Version(key, file, text, policy));
        } catch (Problem problem) {
            for (var issue : problem.issues())
                mistakes.add(issue.place().contains("/") ? issue : new Problem.Issue(issue.type(), issue.text(), file));
        }
    }

    private void readCases() {
        try {
            CasesDocument.read(
                    folder.name() + "/" + PolicyFolder.CASES,
                    cases(),
                    versions.stream().map(Version::policy).toList(),
                    vocabulary);
        } catch (Problem problem) {
            mistakes.addAll(problem.issues());
        }
    }

    private void mistake(String text, String place) {
        mistakes.add(new Problem.Issue(IssueType.VALUE, text, place));
    }
}
