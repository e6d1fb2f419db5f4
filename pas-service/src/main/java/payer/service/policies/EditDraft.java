package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;

/** Keeps what an author wrote, as one more revision; what was there before stays. A document with a mistake is not kept. */
@Singleton
public final class EditDraft {
    private final PolicyVersions versions;
    private final CurrentPolicies current;
    private final RecordSteps steps;
    private final PolicyVocabulary vocabulary;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    EditDraft(
            PolicyVersions versions,
            CurrentPolicies current,
            RecordSteps steps,
            PolicyVocabulary vocabulary,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.versions = versions;
        this.current = current;
        this.steps = steps;
        this.vocabulary = vocabulary;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Life start(VersionKey key, Draft draft, String reason, Editor editor) {
        return transactions.executeWrite(_ -> {
            if (versions.find(key).isPresent())
                throw Problem.of(ProblemKind.PRECONDITION_FAILED, "There is a " + key + " already", "If-None-Match");
            return save(Life.unborn(key), draft, reason, editor);
        });
    }

    public Life edit(VersionKey key, int seen, Draft draft, String reason, Editor editor) {
        return transactions.executeWrite(_ -> {
            var life = steps.life(key);
            life.refuseUnlessSeen(Optional.of(seen));
            return save(life, draft, reason, editor);
        });
    }

    /** A {@code Problem} with what would be refused of it; nothing is kept. */
    public void check(VersionKey key, Draft draft) {
        var revision = new Revision(key, 1, draft.document(), draft.cases().orElse(""));
        var policy = readable(revision);
        CasesDocument.read(revision.casesFile(), revision.cases(), beside(policy, List.of()), vocabulary.words());
    }

    private Life save(Life life, Draft draft, String reason, Editor editor) {
        return saveBeside(life, draft, List.of(), reason, editor);
    }

    /** Inside a transaction; {@code others} are versions that come with this one. */
    public Life saveBeside(Life life, Draft draft, List<Policy> others, String reason, Editor editor) {
        var step = life.edited(editor.stamp(clock.instant(), reason));
        var key = life.key();
        var cases = draft.cases().or(() -> casesBefore(life));
        var revision = new Revision(key, step.revision(), draft.document(), cases.orElse(""));
        var policy = readable(revision);
        if (cases.isEmpty())
            throw Problem.of(ProblemKind.MISSING, "Send cases too: without them nothing can be tested", "cases");
        CasesDocument.read(revision.casesFile(), revision.cases(), beside(policy, others), vocabulary.words());
        versions.add(revision);
        return steps.add(life, step, editor);
    }

    /** Of a draft those that it has; of what is in force those that were published last, with whichever version. */
    private Optional<String> casesBefore(Life life) {
        return life.isBeingWorkedOn()
                ? Optional.of(versions.revision(life.key(), life.revision()).cases())
                : versions.cases(life.key().policy());
    }

    private Policy readable(Revision revision) {
        var policy = PolicyDocument.read(revision.file(), revision.document(), vocabulary.words());
        var key = revision.key();
        if (!policy.id().equals(key.policy()) || !policy.version().equals(key.version()))
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "expected the document of %s, found that of %s %s".formatted(key, policy.id(), policy.version()),
                    revision.file());
        return policy;
    }

    /** The cases speak in the terms of all versions: this one, those that come with it, and those in force. */
    private List<Policy> beside(Policy policy, List<Policy> others) {
        var all = new LinkedHashMap<String, Policy>();
        all.put(policy.version(), policy);
        others.forEach(other -> all.putIfAbsent(other.version(), other));
        current.set().versionsOf(policy.id()).forEach(other -> all.putIfAbsent(other.version(), other));
        return List.copyOf(all.values());
    }
}
