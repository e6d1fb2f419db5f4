package payer.service.policies.transfer;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.CaseResult;
import payer.service.policies.CheckSet;
import payer.service.policies.Draft;
import payer.service.policies.EditDraft;
import payer.service.policies.Editor;
import payer.service.policies.Life;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVocabulary;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;

/**
 * Takes in folders of policies. What differs from the newest revision here and from what is in force becomes a draft, to
 * be tested, approved and published like any other; what does not is left alone. All of it or, if there is one mistake, nothing.
 */
@Singleton
public final class ImportPolicies {
    private final PolicyVersions versions;
    private final EditDraft edit;
    private final CheckSet check;
    private final PolicyVocabulary vocabulary;
    private final TransactionOperations<Connection> transactions;

    /** What became of one version. */
    public record Imported(VersionKey key, Outcome outcome, int number) {}

    /** What an import can do to a version. */
    public enum Outcome {
        UNCHANGED,
        DRAFTED,
        EDITED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ImportPolicies(
            PolicyVersions versions,
            EditDraft edit,
            CheckSet check,
            PolicyVocabulary vocabulary,
            TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.edit = edit;
        this.check = check;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
    }

    public List<Imported> importAll(byte[] archive, String reason, Editor editor) {
        var folders = read(archive);
        return transactions.executeWrite(_ ->
                folders.stream().flatMap(folder -> keep(folder, reason, editor)).toList());
    }

    /** Every mistake in the documents; if there is none, what would keep them from being published, and cases that fail. */
    public List<Problem.Issue> check(byte[] archive) {
        var folders = folders(archive);
        var mistakes = mistakes(folders);
        return mistakes.isEmpty() ? together(folders) : mistakes;
    }

    private List<ReadFolder> folders(byte[] archive) {
        return FolderArchive.read(archive).stream()
                .map(folder -> new ReadFolder(folder, vocabulary.words()))
                .toList();
    }

    private List<ReadFolder> read(byte[] archive) {
        var folders = folders(archive);
        var mistakes = mistakes(folders);
        if (!mistakes.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, mistakes);
        return folders;
    }

    private static List<Problem.Issue> mistakes(List<ReadFolder> folders) {
        return folders.stream().flatMap(folder -> folder.mistakes().stream()).toList();
    }

    private List<Problem.Issue> together(List<ReadFolder> folders) {
        var revisions = folders.stream()
                .flatMap(folder -> folder.versions().stream()
                        .map(version -> new Revision(version.key(), 1, version.text(), folder.cases())))
                .toList();
        try {
            return check.check(revisions).entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().flatMap(result -> told(entry.getKey(), result)))
                    .toList();
        } catch (Problem problem) {
            return problem.issues().stream()
                    .map(issue -> inTheirFiles(issue, folders))
                    .toList();
        }
    }

    /** What is said of a version by the name that it has here is told of the file that it came in. */
    private static Problem.Issue inTheirFiles(Problem.Issue issue, List<ReadFolder> folders) {
        return folders.stream()
                .flatMap(folder -> folder.versions().stream())
                .filter(version -> issue.place().startsWith(new Revision(version.key(), 1, "", "").file()))
                .findFirst()
                .map(version -> new Problem.Issue(
                        issue.type(),
                        issue.text(),
                        version.file()
                                + issue.place()
                                        .substring(new Revision(version.key(), 1, "", "")
                                                .file()
                                                .length())))
                .orElse(issue);
    }

    private static Stream<Problem.Issue> told(String policy, CaseResult result) {
        return result.differences().stream()
                .map(difference -> new Problem.Issue(
                        IssueType.BUSINESS_RULE,
                        "case '" + result.name() + "': " + difference,
                        policy + "/" + PolicyFolder.CASES));
    }

    /** The cases are the whole policy's: where they alone differ, they go with the newest version. */
    private Stream<Imported> keep(ReadFolder folder, String reason, Editor editor) {
        var sameCases =
                versions.cases(folder.name()).filter(folder.cases()::equals).isPresent();
        var inOrder = new ArrayList<>(folder.versions());
        inOrder.sort(
                Comparator.comparing(version -> version.policy().effective().from()));
        var newest = inOrder.getLast();
        return inOrder.stream()
                .map(version ->
                        keep(version, folder, sameCases || !version.key().equals(newest.key()), reason, editor))
                .toList()
                .stream();
    }

    private Imported keep(
            ReadFolder.Version version, ReadFolder folder, boolean leaveCases, String reason, Editor editor) {
        var known = versions.find(version.key());
        if (known.isPresent() && leaveCases && isAsKnown(known.get(), version.text()))
            return new Imported(version.key(), Outcome.UNCHANGED, known.get().number());
        var draft = new Draft(version.text(), Optional.of(folder.cases()));
        var life = edit.saveBeside(
                known.orElseGet(() -> Life.unborn(version.key())),
                draft,
                folder.versions().stream().map(ReadFolder.Version::policy).toList(),
                reason,
                editor);
        return new Imported(version.key(), known.isPresent() ? Outcome.EDITED : Outcome.DRAFTED, life.number());
    }

    /** As the newest revision, or as what is in force: then a correction that someone is writing stays as it is. */
    private boolean isAsKnown(Life life, String text) {
        return Stream.concat(Stream.of(life.revision()).filter(_ -> !life.isToEnd()), published(life.key()))
                .anyMatch(number ->
                        versions.revision(life.key(), number).document().equals(text));
    }

    private Stream<Integer> published(VersionKey key) {
        return versions.glances(Optional.of(key.policy())).stream()
                .filter(glance -> glance.last().key().equals(key))
                .flatMap(glance -> glance.published().stream());
    }
}
