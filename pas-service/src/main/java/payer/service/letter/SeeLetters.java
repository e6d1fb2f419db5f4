package payer.service.letter;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;

/** Looking at letters; that somebody read one is on record. */
@Singleton
public final class SeeLetters {
    private static final int OK = 200;

    private final Letters letters;
    private final SeePriorAuths authorizations;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;

    SeeLetters(
            Letters letters,
            SeePriorAuths authorizations,
            AuditTrail trail,
            TransactionOperations<Connection> transactions) {
        this.letters = letters;
        this.authorizations = authorizations;
        this.trail = trail;
        this.transactions = transactions;
    }

    public List<Letter> about(PriorAuthId id) {
        authorizations.one(id);
        return transactions.executeRead(tx -> letters.about(id));
    }

    public Letter one(UUID id, Caller caller, String correlation) {
        return transactions.executeWrite(tx -> {
            var letter =
                    letters.find(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no such letter"));
            var patients = authorizations.one(letter.authorization()).request().parties().record().stream()
                    .toList();
            trail.append(AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, "read-letter", "letter", id.toString()), caller)
                    .correlation(correlation)
                    .answer(Answer.of(OK))
                    .patients(patients));
            return letter;
        });
    }
}
